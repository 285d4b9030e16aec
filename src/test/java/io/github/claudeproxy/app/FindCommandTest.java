package io.github.claudeproxy.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import javax.jmdns.JmDNS;
import javax.jmdns.ServiceInfo;

/** By way of the loopback alone: nothing of it leaves this machine. */
final class FindCommandTest {
    private static final long PROCESS = ProcessHandle.current().pid();

    @TempDir Path directory;

    @Test
    void listsWhoAnnouncesItself() throws Exception {
        try (JmDNS dns = JmDNS.create(InetAddress.ofLiteral("127.0.0.1"), "box-" + PROCESS)) {
            dns.registerService(
                    ServiceInfo.create(
                            "_claude-proxy._tcp.local.",
                            "box " + PROCESS + "\u001b[31m",
                            3443,
                            0,
                            0,
                            Map.of("tls", "true", "path", "/\r\nodd")));

            JsonNode found =
                    await().atMost(Duration.ofSeconds(60))
                            .until(() -> found("box " + PROCESS), each -> !each.isMissingNode());

            assertThat(found.path("name").asText()).isEqualTo("box " + PROCESS + "?[31m");
            assertThat(found.path("url").asText()).isEqualTo("https://127.0.0.1:3443");
        }
    }

    private JsonNode found(String name) throws IOException, InterruptedException {
        List<String> find = List.of("find", "--json", "--by", "127.0.0.1", "--timeout", "2");
        try (Program program = Program.start(directory, find)) {
            program.exitCode();
            return new ObjectMapper()
                    .readTree(program.output())
                    .path("found")
                    .valueStream()
                    .filter(each -> each.path("name").asText().startsWith(name))
                    .findFirst()
                    .orElse(MissingNode.getInstance());
        }
    }

    @Test
    void refusesWhatIsNoAddress() throws Exception {
        try (Program program = Program.start(directory, List.of("find", "--by", "here"))) {
            assertThat(program.exitCode()).isEqualTo(ExitCode.USAGE.number());
            assertThat(program.errors()).contains("\"here\" is no address");
        }
    }
}
