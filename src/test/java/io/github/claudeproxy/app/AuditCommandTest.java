package io.github.claudeproxy.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

final class AuditCommandTest {
    @TempDir Path directory;

    @Test
    void saysWhatWasDoneByTheCommandLine() throws Exception {
        Terminal terminal = new Terminal(directory);
        terminal.runWith("correct horse battery\n", "create-owner", "--email", "ada@example.com");

        assertThat(terminal.run("audit"))
                .endsWith(
                        " ada@example.com (command_line)  user.register \"ada@example.com\""
                                + "   -> email=ada@example.com, role=owner"
                                + System.lineSeparator());
        assertThat(terminal.run("audit", "--json", "--action", "user"))
                .contains("\"action\" : \"user.register\"");
        assertThat(terminal.run("audit", "--csv", "--action", "key"))
                .isEqualTo("id,at,user_id,user,way,address,action,subject,label,before,after\r\n");
    }
}
