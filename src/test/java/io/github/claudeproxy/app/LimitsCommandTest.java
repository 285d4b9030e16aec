package io.github.claudeproxy.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The command {@code limits}, as a process beside the program that runs, and without one. */
final class LimitsCommandTest {
    private static final List<String> SERVE =
            List.of("serve", "--port", "0", "--data-dir", "d", "--host", "127.0.0.1");
    private static final String PASSWORD = "correct horse battery staple";

    private final JsonMapper mapper = JsonMapper.builder().build();
    private String token = "";

    @TempDir Path directory;

    @Test
    void setsLimitsOfARunningProgramForTheNextCall() throws Exception {
        createOwner();
        try (Program program = Program.start(directory, SERVE)) {
            URI url = program.url();
            token = post(url, "/api/auth/login", credentials()).path("token").asText();
            JsonNode anna = post(url, "/api/keys/generate", "{\"name\":\"Anna\"}");
            post(url, "/api/keys/generate", "{\"name\":\"Ben\"}");
            String limits = "/api/keys/" + anna.path("id").asText() + "/limits";

            assertThat(
                            terminal()
                                    .run(
                                            "limits",
                                            "set",
                                            "anna",
                                            "--budget",
                                            "20/week",
                                            "--models",
                                            "claude-*"))
                    .contains("Anna  -", "$0.00 of $20.00/week", "models claude-*")
                    .doesNotContain("Ben");
            JsonNode set = get(url, limits).path("limits");
            assertThat(set.at("/budget/micro_usd").asLong()).isEqualTo(20_000_000);
            assertThat(set.at("/models/0").asText()).isEqualTo("claude-*");

            terminal()
                    .run(
                            "limits",
                            "set",
                            "--all",
                            "--template",
                            "ci",
                            "--expires-at",
                            "2099-12-31");
            JsonNode all = mapper.readTree(terminal().run("limits", "--json")).path("keys");
            assertThat(all.findValuesAsText("name")).containsExactly("Anna", "Ben");
            assertThat(all.findValuesAsText("calls_per_minute")).containsExactly("120", "120");
            assertThat(all.findValuesAsText("expires_at"))
                    .containsOnly("2100-01-01T00:00:00Z")
                    .hasSize(2);
            assertThat(get(url, limits).at("/limits/calls_at_once").asInt()).isEqualTo(4);

            assertThat(
                            terminal()
                                    .run(
                                            "limits",
                                            "account",
                                            "--calls-at-once",
                                            "10",
                                            "--hint",
                                            "Ask Ada."))
                    .contains("10", "Ask Ada.")
                    .doesNotContain("Anna");
            assertThat(get(url, "/api/limits").path("calls_at_once").asInt()).isEqualTo(10);
            assertThat(get(url, "/api/audit?action=key.limits").at("/changes/0/way").asText())
                    .isEqualTo("command_line");
        }
    }

    @Test
    void aNameOrALimitThatIsWrongChangesNothing() throws Exception {
        createOwner();
        try (Program program = Program.start(directory, SERVE)) {
            URI url = program.url();
            token = post(url, "/api/auth/login", credentials()).path("token").asText();
            post(url, "/api/keys/generate", "{\"name\":\"Anna\"}");

            refused(2, "there is no key named \"Nobody\"", "Anna", "Nobody", "--weight", "2");
            refused(2, "calls_at_once must be from 1 to 10000.", "Anna", "--calls-at-once", "0");
            refused(
                    2,
                    "there is no account nobody",
                    "--all",
                    "--weight",
                    "2",
                    "--account",
                    "nobody");
            refused(
                    2,
                    "The expiry must be in the future.",
                    "Anna",
                    "--weight",
                    "2",
                    "--expires-at",
                    "2020-01-01");
            refused(2, "name keys, or give --all", "--weight", "2");
            refused(2, "name a limit to set: see --help", "Anna");
            assertThat(
                            mapper.readTree(terminal().run("limits", "--json"))
                                    .findValuesAsText("weight"))
                    .containsExactly("1");
        }
    }

    @Test
    void worksWhileNothingRuns() throws Exception {
        try (Program program = terminal().start("", "limits")) {
            assertThat(program.exitCode()).isEqualTo(69);
        }
        createOwner();

        assertThat(terminal().run("limits")).startsWith("There is no key yet.");
        terminal().run("limits", "account", "--quota-mode", "advise");
        assertThat(terminal().run("limits")).contains("advise: slowed from 0.8, refused from 0.95");
    }

    private void refused(int code, String message, String... arguments) throws Exception {
        List<String> all = new ArrayList<>(List.of("limits", "set"));
        all.addAll(List.of(arguments));
        try (Program program = terminal().start("", all.toArray(String[]::new))) {
            assertThat(program.exitCode()).isEqualTo(code);
            assertThat(program.errors()).isEqualTo("claude-proxy: " + message + "\n");
        }
    }

    private void createOwner() throws Exception {
        terminal().runWith(PASSWORD + "\n", "create-owner", "--email", "ann@example.com");
    }

    private static String credentials() {
        return "{\"email\":\"ann@example.com\",\"password\":\"" + PASSWORD + "\"}";
    }

    private JsonNode post(URI url, String path, String body) throws Exception {
        return send(url, path, Optional.of(body));
    }

    private JsonNode get(URI url, String path) throws Exception {
        return send(url, path, Optional.empty());
    }

    private JsonNode send(URI url, String path, Optional<String> body) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(url.resolve(path))
                        .header("content-type", "application/json")
                        .header("authorization", "Bearer " + token);
        body.ifPresent(text -> request.POST(HttpRequest.BodyPublishers.ofString(text)));
        try (HttpClient client = HttpClient.newHttpClient()) {
            return mapper.readTree(client.send(request.build(), BodyHandlers.ofString()).body());
        }
    }

    private Terminal terminal() {
        return new Terminal(directory);
    }
}
