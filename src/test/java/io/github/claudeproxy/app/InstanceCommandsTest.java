package io.github.claudeproxy.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

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

/** The commands about the installation as a whole, each a process beside the program. */
final class InstanceCommandsTest {
    private static final List<String> SERVE =
            List.of("serve", "--port", "0", "--data-dir", "d", "--host", "127.0.0.1");
    private static final String PASSWORD = "correct horse battery staple";
    private static final String OTHER = "another long pass phrase";

    @TempDir Path directory;

    @Test
    void statusOfWhatRuns() throws Exception {
        try (Program program = Program.start(directory, SERVE)) {
            URI url = program.url();

            assertThat(terminal().run("status"))
                    .matches(
                            """
                            Claude Proxy     \\S+, process \\d+
                            This machine     %s
                            Connection       nobody has registered yet
                            Running answers  0
                            """
                                    .formatted(url));
            JsonNode status =
                    JsonMapper.builder().build().readTree(terminal().run("status", "--json"));
            assertThat(status.path("running").asBoolean()).isTrue();
            assertThat(status.path("ready").asBoolean()).isTrue();
            assertThat(status.at("/urls/0/url").asText()).isEqualTo(url.toString());
            assertThat(status.at("/urls/0/for_others").asBoolean()).isFalse();
        }
    }

    @Test
    void statusOfNothing() throws Exception {
        try (Program program = terminal().start("", "status", "--json")) {
            assertThat(program.exitCode()).isEqualTo(1);
            assertThat(program.output()).isEqualTo("{\"running\":false}\n");
        }
        assertThat(directory.resolve("d")).doesNotExist();
    }

    @Test
    void statusDoesNotTakeACutOffRunForARunningOne() throws Exception {
        try (Program program = Program.start(directory, SERVE)) {
            program.url();
            program.kill();
        }

        try (Program program = terminal().start("", "status")) {
            assertThat(program.exitCode()).isEqualTo(1);
            assertThat(program.output())
                    .isEqualTo("Not running with " + directory.resolve("d") + "\n");
        }
    }

    @Test
    void resetsAPasswordAndEndsTheSessions() throws Exception {
        createOwner();
        String session;
        try (Program program = Program.start(directory, SERVE)) {
            session = token(program.url());
        }

        assertThat(terminal().runWith(OTHER + "\n", "reset-password", "--email", "ann@example.com"))
                .isEqualTo("Set another password for ann@example.com.\n");

        try (Program program = Program.start(directory, SERVE)) {
            URI url = program.url();
            assertThat(signIn(url, PASSWORD).statusCode()).isEqualTo(401);
            assertThat(signIn(url, OTHER).statusCode()).isEqualTo(200);
            HttpRequest.Builder list =
                    HttpRequest.newBuilder(url.resolve("/api/keys/list"))
                            .header("authorization", "Bearer " + session);
            assertThat(send(list).statusCode()).isEqualTo(401);
        }
    }

    @Test
    void nobodyHasThatAddress() throws Exception {
        createOwner();

        try (Program program =
                terminal().start(OTHER + "\n", "reset-password", "--email", "b@example.com")) {
            assertThat(program.exitCode()).isEqualTo(1);
            assertThat(program.errors()).startsWith("claude-proxy: ").hasLineCount(1);
        }
    }

    @Test
    void changesNothingWhileTheProgramRuns() throws Exception {
        createOwner();
        try (Program serving = Program.start(directory, SERVE)) {
            serving.url();

            for (List<String> command :
                    List.of(
                            List.of("reset", "--all", "--yes"),
                            List.of("reset-password", "--email", "ann@example.com"))) {
                try (Program program =
                        terminal().start(OTHER + "\n", command.toArray(String[]::new))) {
                    assertThat(program.exitCode()).isEqualTo(75);
                    assertThat(program.errors())
                            .isEqualTo(
                                    "claude-proxy: Claude Proxy is running on this data directory:"
                                            + " stop it first\n");
                }
            }
            assertThat(signIn(serving.url(), PASSWORD).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void deletesAllThatIsItsOwnAndNothingElse() throws Exception {
        createOwner();
        Path data = directory.resolve("d");
        Files.writeString(data.resolve("notes.txt"), "mine");
        Files.writeString(data.resolve("prices.json"), "{}");

        assertThat(terminal().runWith("delete\n", "reset", "--all"))
                .endsWith("Everything of Claude Proxy in " + data + " is deleted.\n");

        assertThat(names(data)).containsExactlyInAnyOrder("instance.lock", "logs", "notes.txt");
        assertThat(data.resolve("logs")).isEmptyDirectory();
    }

    @Test
    void asksBeforeItDeletes() throws Exception {
        createOwner();

        try (Program program = terminal().start("yes\n", "reset", "--all")) {
            assertThat(program.exitCode()).isEqualTo(1);
            assertThat(program.output()).endsWith("Nothing was deleted.\n");
        }
        assertThat(directory.resolve("d/database.db")).exists();
    }

    private void createOwner() throws Exception {
        terminal().runWith(PASSWORD + "\n", "create-owner", "--email", "ann@example.com");
    }

    private String token(URI url) throws Exception {
        String body = signIn(url, PASSWORD).body();
        return JsonMapper.builder().build().readTree(body).path("token").asText();
    }

    private HttpResponse<String> signIn(URI url, String password) throws Exception {
        String body = "{\"email\":\"ann@example.com\",\"password\":\"" + password + "\"}";
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

    private static List<String> names(Path folder) throws IOException {
        try (var entries = Files.list(folder)) {
            return entries.map(entry -> entry.getFileName().toString()).toList();
        }
    }

    private Terminal terminal() {
        return new Terminal(directory);
    }
}
