package io.github.claudeproxy.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Moving all there is from one machine to another, as somebody does it with a shell. */
final class BackupCommandsTest {
    private static final String PASSWORD = "correct horse battery staple";
    private static final String PASSPHRASE = "a passphrase for the file\n";

    @TempDir Path directory;

    @Test
    void movesAllToAnotherMachineWhileTheFirstRuns() throws Exception {
        run(PASSWORD + "\n", "create-owner", "--email", "ann@example.com", "--data-dir", "old");
        String session;
        try (Program first = serve("old")) {
            session = signIn(first.url()).body().replaceAll(".*\"token\":\"([^\"]+)\".*", "$1");
            assertThat(run(PASSPHRASE, "backup", "all.backup", "--data-dir", "old"))
                    .matches("Wrote and checked all.backup \\([\\d,]+ KiB\\)\\.\n");
            assertThat(history("old"))
                    .containsPattern("\\(command_line\\)  backup.write \"all.backup\"")
                    .hasLineCount(1);

            refused(75, "is running on this data directory", "restore", "all.backup", "old");
            refused(73, "--overwrite replaces it", "backup", "all.backup", "old");
        }

        assertThat(run(PASSPHRASE, "restore", "all.backup", "--data-dir", "new"))
                .startsWith("Restored the backup of ")
                .contains("What was there before is in " + directory.resolve("new"));
        try (Program second = serve("new")) {
            assertThat(signIn(second.url()).statusCode()).isEqualTo(200);
            HttpRequest.Builder list =
                    HttpRequest.newBuilder(second.url().resolve("/api/keys/list"))
                            .header("authorization", "Bearer " + session);
            assertThat(send(list).statusCode()).isEqualTo(200);
            assertThat(history("new"))
                    .containsPattern("\\(command_line\\)  backup.restore \"20[^\"]+:\\d\\dZ\"")
                    .hasLineCount(1);
        }
    }

    @Test
    void recordsABackupWhileNothingRuns() throws Exception {
        run(PASSWORD + "\n", "create-owner", "--email", "ann@example.com", "--data-dir", "d");

        run(PASSPHRASE, "backup", "first.backup", "--data-dir", "d");

        assertThat(history("d")).contains("backup.write \"first.backup\"").hasLineCount(1);
    }

    @Test
    void saysInOneSentenceWhatIsWrong() throws Exception {
        Files.writeString(directory.resolve("other"), "text");
        refused(1, "other is no backup of Claude Proxy", "restore", "other", "d");
        refused(1, "there is no such file", "restore", "nothing", "d");
        refused(69, "there is no database", "backup", "all.backup", "d");
    }

    @Test
    void whatWasPreparedTakesItsPlaceAtTheNextStart() throws Exception {
        run(PASSWORD + "\n", "create-owner", "--email", "ann@example.com", "--data-dir", "d");
        run(PASSPHRASE, "backup", "all.backup", "--data-dir", "d");
        Path data = directory.resolve("d");
        Files.move(data.resolve("database.db"), directory.resolve("aside.db"));
        Files.createDirectory(data.resolve("restoring-1"));
        Files.move(directory.resolve("aside.db"), data.resolve("restoring-1/database.db"));
        Files.writeString(
                data.resolve("restore.json"),
                "{\"unpacked\":\"restoring-1\",\"aside\":\"before-restore-1\"}");

        try (Program program = serve("d")) {
            program.url();
            assertThat(data.resolve("before-restore-1/master.key")).exists();
            assertThat(data.resolve("restore.json")).doesNotExist();
        }
    }

    private void refused(int code, String words, String command, String file, String data)
            throws Exception {
        try (Program program = start(PASSPHRASE, command, file, "--data-dir", data)) {
            assertThat(program.exitCode()).as(program.errors()).isEqualTo(code);
            assertThat(program.errors())
                    .startsWith("claude-proxy: ")
                    .contains(words)
                    .hasLineCount(1);
        }
    }

    private String history(String data) throws Exception {
        return run("", "audit", "--action", "backup", "--data-dir", data);
    }

    private Program serve(String data) throws IOException {
        return start("", "serve", "--port", "0", "--data-dir", data);
    }

    private String run(String input, String... command) throws Exception {
        try (Program program = start(input, command)) {
            assertThat(program.exitCode()).as(program.errors()).isEqualTo(0);
            return program.output();
        }
    }

    private Program start(String input, String... command) throws IOException {
        return Program.start(directory, List.of(command), Map.of(), input);
    }

    private static HttpResponse<String> signIn(URI url) throws Exception {
        String body = "{\"email\":\"ann@example.com\",\"password\":\"" + PASSWORD + "\"}";
        return send(
                HttpRequest.newBuilder(url.resolve("/api/auth/login"))
                        .header("content-type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }
}
