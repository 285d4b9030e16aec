package io.github.claudeproxy.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.github.claudeproxy.testkit.ApiClient;
import io.github.claudeproxy.testkit.FakeUpstream;
import io.github.claudeproxy.testkit.RunningProxy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

final class DoctorCommandTest {
    private final FakeUpstream upstream = FakeUpstream.start();
    @TempDir Path directory;

    @AfterEach
    void close() {
        upstream.close();
    }

    @Test
    void findsTheServerThatRunsAndWhatItLacks() throws Exception {
        try (Program server = start("serve", "--port", "0")) {
            String url = server.url().toString();

            JsonNode found = new ObjectMapper().readTree(run(0, "doctor", "--json"));

            assertThat(found.path("severity").asText()).isEqualTo("warning");
            assertThat(found.path("findings"))
                    .extracting(each -> each.path("code").asText())
                    .containsExactly(
                            "configuration_good",
                            "server_answers",
                            "network_off",
                            "upstream_answers",
                            "clock_right",
                            "connection_none",
                            "disk_enough",
                            "files_private",
                            "database_sound");
            assertThat(found.at("/findings/1/text").asText())
                    .isEqualTo("The server answers at " + url + ".");
        }
    }

    @Test
    void findsTheServerWhereTheOwnerMovedIt() throws Exception {
        Files.createDirectory(directory.resolve("d"));
        Files.writeString(directory.resolve("d/settings.json"), "{\"sharing\":{\"port\":0}}");
        try (Program server = start("serve")) {
            ApiClient api = ApiClient.anonymous(server.url());
            String token =
                    api.posted(
                                    "/api/auth/register",
                                    "{'email':'%s','password':'%s'}"
                                            .formatted(RunningProxy.EMAIL, RunningProxy.PASSWORD))
                            .path("token")
                            .asText();
            int port;
            try (ServerSocket free = new ServerSocket(0)) {
                port = free.getLocalPort();
            }

            api.as(token).patched("/api/network", "{'port':" + port + "}");

            assertThat(run(0, "doctor")).contains("answers at http://127.0.0.1:" + port + ".");
        }
    }

    @Test
    void saysBeforeTheFirstStartWhatWouldFail() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            String port = String.valueOf(taken.getLocalPort());

            String found = run(1, "doctor", "--port", port);

            assertThat(found)
                    .contains("problem  Port " + port + " is taken by ")
                    .contains("         Stop that program, or choose another port")
                    .endsWith("Problems: 1, to see to: 2." + System.lineSeparator());
            assertThat(directory.resolve("d")).doesNotExist();
        }
    }

    @Test
    void examinesAlsoWhereTheConfigurationIsWrong() throws Exception {
        assertThat(run(1, "doctor", "--port", "many")).contains("The configuration is wrong: PORT");
    }

    @Test
    void seesThatTheServerWasCutOff() throws Exception {
        try (Program server = start("serve", "--port", "0")) {
            server.url();
            server.kill();
        }
        Files.delete(directory.resolve("d/master.key"));

        assertThat(run(1, "doctor", "--port", "0"))
                .contains("No server runs with this data directory.")
                .contains("master.key is missing.");
    }

    private Program start(String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--data-dir", "d"));
        Map<String, String> environment = Map.of("CLAUDE_API_BASE_URL", upstream.url().toString());
        return Program.start(directory, all, environment, "");
    }

    private String run(int code, String... arguments) throws IOException, InterruptedException {
        try (Program program = start(arguments)) {
            assertThat(program.exitCode()).as(program.errors()).isEqualTo(code);
            assertThat(program.errors()).isEmpty();
            return program.output();
        }
    }
}
