package io.github.claudeproxy.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.claudeproxy.http.Metrics;
import io.github.claudeproxy.network.ListenException;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Optional;
import java.util.Set;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RoutesTest {
    private TestServer server;

    @BeforeAll
    void start() throws ListenException {
        server = TestServer.start();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private String get(String path) {
        return get(server.port(), path, "");
    }

    private static String get(int port, String path, String headers) {
        try (RawClient client = new RawClient(port)) {
            return client.send(
                            "GET "
                                    + path
                                    + " HTTP/1.1\nHost: localhost:3000\nConnection: close\n"
                                    + headers
                                    + "\n")
                    .readAll();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/healthz, ok",
        "/readyz, ready",
        "/api/hello, hello",
        "/metrics, claude_proxy_connections",
        "/, /web/app.js",
        "/v1/models, GET 0",
        "/v1/%6Dodels, GET 0",
        "/api/keys/list, GET 0"
    })
    void knows(String path, String part) {
        assertThat(get(path)).startsWith("HTTP/1.1 200").contains(part);
    }

    @ParameterizedTest
    @CsvSource({
        "/messages, /v1/messages",
        "/v1/v1/messages, /v1/messages",
        "//v1/messages, /v1/messages",
        "/v1//messages, /v1/messages",
        "/v1/messages/, /v1/messages",
        "//v1/models/, /v1/models",
        "/api/v1/messages, /v1/messages",
        "/api//v1/messages, /v1/messages"
    })
    void namesTheRightBaseUrl(String path, String right) {
        assertThat(get(path))
                .startsWith("HTTP/1.1 404")
                .contains("\"type\":\"not_found_error\"")
                .contains("http://localhost:3000")
                .contains("goes to " + right + ".");
    }

    @ParameterizedTest
    @CsvSource({
        "/nothing, not_found_error",
        "/v1, not_found_error",
        "/api, There is nothing",
        "//v1/, not_found_error",
        "//api/keys/list, not_found_error",
        "/HEALTHZ, not_found_error",
        "/healthz/, not_found_error",
        "/../api/x, not_found_error"
    })
    void saysThatThereIsNothing(String path, String part) {
        assertThat(get(path))
                .startsWith("HTTP/1.1 404")
                .contains(part)
                .contains("request-id: cpr_");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/healthz", "/readyz", "/metrics", "/api/hello", "/"})
    void onlyShowsItsPages(String path) {
        try (RawClient client = server.client()) {
            String answer =
                    client.send(
                                    "POST "
                                            + path
                                            + " HTTP/1.1\nHost: localhost\nContent-Length: 0\n\n")
                            .readUntil("}");

            assertThat(answer).startsWith("HTTP/1.1 405").contains("Allow: GET, HEAD");
        }
    }

    @Test
    void answersHeadWithoutBody() {
        try (RawClient client = server.client()) {
            String answer =
                    client.send("HEAD /api/hello HTTP/1.1\nHost: localhost\nConnection: close\n\n")
                            .readAll();

            assertThat(answer).startsWith("HTTP/1.1 200").endsWith("\r\n\r\n");
        }
    }

    @Test
    void answersExpectationsOfTheApi() {
        try (RawClient client = server.client()) {
            client.send(
                    """
                    POST /api/auth/login HTTP/1.1
                    Host: localhost
                    Content-Type: application/json
                    Expect: 100-continue
                    Content-Length: 5

                    """);
            assertThat(client.readUntil("\r\n\r\n")).startsWith("HTTP/1.1 100");

            client.send("hello");

            assertThat(client.readUntil("POST 5")).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void tellsOnlyThisMachineWhatIsNotReady() throws ListenException {
        Metrics metrics = new Metrics();
        Readiness readiness =
                new Readiness(
                        List.of(
                                new Readiness.Check("database", Optional::empty),
                                new Readiness.Check("disk", () -> Optional.of("12 MB left"))));
        Routes routes = new Routes(TestServer::echo, TestServer::echo, readiness, metrics);
        try (LocalServer own = new LocalServer(TestServer.LIMITS, metrics, Set.of(), routes)) {
            own.start("127.0.0.1", 0);

            String here = get(own.port(), "/readyz", "");
            String elsewhere = get(own.port(), "/readyz", "Forwarded: for=192.0.2.7\n");

            assertThat(here)
                    .startsWith("HTTP/1.1 503")
                    .endsWith("not ready\ndatabase: ok\ndisk: 12 MB left\n");
            assertThat(elsewhere).startsWith("HTTP/1.1 503").endsWith("not ready\n");
        }
    }
}
