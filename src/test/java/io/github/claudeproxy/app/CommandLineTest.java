package io.github.claudeproxy.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import picocli.CommandLine;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

final class CommandLineTest {
    private static final String SECRET = "a secret that must never be shown";

    @TempDir Path directory;

    @Test
    void helpAndVersion() throws Exception {
        assertThat(run("--help")).isEqualTo(0);
        assertThat(run("--version")).isEqualTo(0);
        assertThat(run("serve", "--help")).isEqualTo(0);
        assertThat(run("help", "serve")).isEqualTo(0);
    }

    @Test
    void startIsSparedTheOtherCommands() {
        assertThat(subcommands("serve", "--port", "0")).containsExactly("serve");
        assertThat(subcommands()).containsExactly("serve");
        assertThat(subcommands("--help")).contains("serve", "config", "usage", "help");
        assertThat(subcommands("--port", "0", "usage")).contains("serve", "usage");
    }

    private static Set<String> subcommands(String... arguments) {
        return new CommandLine(Commands.fit(arguments)).getSubcommands().keySet();
    }

    @Test
    void unknownOptionIsMisuse() throws Exception {
        try (Program program = Program.start(directory, List.of("serve", "--prot", "1"))) {
            assertThat(program.exitCode()).isEqualTo(2);
            assertThat(program.errors())
                    .isEqualTo(
                            """
                            claude-proxy: Unknown options: '--prot', '1'
                            Try: claude-proxy --help
                            """);
        }
    }

    @Test
    void wrongValueIsSaidInOneLine() throws Exception {
        try (Program program = Program.start(directory, List.of("serve", "--port", "x"))) {
            assertThat(program.exitCode()).isEqualTo(78);
            assertThat(program.errors())
                    .isEqualTo(
                            "claude-proxy: PORT (--port): \"x\" is not a whole number from 0 to"
                                    + " 65535\n");
        }
    }

    @Test
    void unknownNameInDotEnvStopsTheStart() throws Exception {
        Files.writeString(directory.resolve(".env"), "PROT=1\n");

        try (Program program = Program.start(directory, List.of("--headless"))) {
            assertThat(program.exitCode()).isEqualTo(78);
            assertThat(program.errors())
                    .isEqualTo(
                            "claude-proxy: PROT (.env): there is no such setting; did you mean PORT?\n");
        }
    }

    @Test
    void configShowsOriginsAndNoSecret() throws Exception {
        Files.writeString(directory.resolve(".env"), "HOST=0.0.0.0\n");
        List<String> arguments = List.of("config", "--port", "1", "--data-dir", "d");

        try (Program program =
                Program.start(directory, arguments, Map.of("JWT_SECRET", SECRET), "")) {
            assertThat(program.exitCode()).isEqualTo(0);
            assertThat(program.output())
                    .contains("PORT=1  (--port)\n")
                    .contains("HOST=0.0.0.0  (.env)\n")
                    .contains("DATA_DIR=" + directory.resolve("d") + "  (--data-dir)\n")
                    .contains("JWT_SECRET=********  (environment)\n")
                    .contains("LOG_LEVEL=info  (default)\n")
                    .doesNotContain(SECRET);
        }
    }

    @Test
    void configSaysThatTheSecretIsMade() throws Exception {
        try (Program program = Program.start(directory, List.of("config", "--data-dir", "d"))) {
            assertThat(program.exitCode()).isEqualTo(0);
            assertThat(program.output())
                    .contains("JWT_SECRET=(made on the first run)  (default)\n");
        }
    }

    @Test
    void takenPortSaysTryAgain() throws Exception {
        try (ServerSocket taken = new ServerSocket(0)) {
            String port = String.valueOf(taken.getLocalPort());
            List<String> arguments =
                    List.of("serve", "--port", port, "--host", "0.0.0.0", "--data-dir", "d");
            try (Program program = Program.start(directory, arguments)) {
                assertThat(program.exitCode()).isEqualTo(75);
                assertThat(program.errors())
                        .matches(
                                "claude-proxy: port %s is taken by .*; port \\d+ is free\n"
                                        .formatted(port));
            }
        }
    }

    @Test
    void dataDirectoryThatCannotBeMadeIsSaid() throws Exception {
        Files.createFile(directory.resolve("file"));

        try (Program program =
                Program.start(directory, List.of("serve", "--data-dir", "file/data"))) {
            assertThat(program.exitCode()).isEqualTo(73);
            assertThat(program.errors())
                    .isEqualTo(
                            "claude-proxy: cannot create the directory %s\n"
                                    .formatted(directory.resolve("file/data")));
        }
    }

    @Test
    void unusableDatabaseIsSaidWithoutATrace() throws Exception {
        Files.createDirectories(directory.resolve("d/database.db"));

        try (Program program = Program.start(directory, List.of("serve", "--data-dir", "d"))) {
            assertThat(program.exitCode()).isEqualTo(69);
            assertThat(program.errors())
                    .contains("claude-proxy: cannot open ")
                    .doesNotContain("Exception")
                    .doesNotContain("\tat ");
        }
        assertThat(Files.readString(directory.resolve("d/logs/claude-proxy.log")))
                .contains("StoreException");
    }

    @Test
    void createsTheOwnerOnce() throws Exception {
        List<String> arguments =
                List.of("create-owner", "--email", "ann@example.com", "--data-dir", "d");
        String password = "correct horse battery staple";

        try (Program program = Program.start(directory, arguments, Map.of(), password + "\n")) {
            assertThat(program.exitCode()).as(program.errors()).isEqualTo(0);
            assertThat(program.output()).isEqualTo("Created the owner ann@example.com.\n");
        }
        try (Program program = Program.start(directory, arguments, Map.of(), password + "\n")) {
            assertThat(program.exitCode()).isEqualTo(1);
            assertThat(program.errors()).startsWith("claude-proxy: ").hasLineCount(1);
        }
    }

    @Test
    void ownerNeedsAPassword() throws Exception {
        try (Program program =
                Program.start(directory, List.of("create-owner", "--email", "ann@example.com"))) {
            assertThat(program.exitCode()).isEqualTo(2);
            assertThat(program.errors())
                    .isEqualTo("claude-proxy: no password was given on standard input\n");
        }
    }

    @Test
    void printsShellCompletion() throws Exception {
        try (Program program = Program.start(directory, List.of("generate-completion"))) {
            assertThat(program.exitCode()).isEqualTo(0);
            assertThat(program.output()).contains("create-owner").contains("complete ");
        }
    }

    private int run(String... arguments) throws IOException, InterruptedException {
        try (Program program = Program.start(directory, List.of(arguments))) {
            return program.exitCode();
        }
    }
}
