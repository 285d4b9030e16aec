package io.github.claudeproxy.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

final class AuditCommandTest {
    @TempDir Path directory;

    @Test
    void saysWhatWasDoneByTheCommandLine() throws Exception {
        run("create-owner", "--email", "ada@example.com");

        assertThat(run("audit"))
                .endsWith(
                        " ada@example.com (command_line)  user.register \"ada@example.com\""
                                + "   -> email=ada@example.com, role=owner"
                                + System.lineSeparator());
        assertThat(run("audit", "--json", "--action", "user"))
                .contains("\"action\" : \"user.register\"");
        assertThat(run("audit", "--csv", "--action", "key"))
                .isEqualTo("id,at,user_id,user,way,address,action,subject,label,before,after\r\n");
    }

    private String run(String... arguments) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--data-dir", "d"));
        try (Program program = Program.start(directory, all, Map.of(), "correct horse battery\n")) {
            assertThat(program.exitCode()).as(program.errors()).isEqualTo(0);
            return program.output();
        }
    }
}
