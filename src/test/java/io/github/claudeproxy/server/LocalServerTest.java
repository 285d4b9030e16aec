package io.github.claudeproxy.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.claudeproxy.http.WhenStopping;
import io.github.claudeproxy.network.ListenAt;
import io.github.claudeproxy.network.ListenException;
import io.github.claudeproxy.network.PortTakenException;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;

import org.junit.jupiter.api.Test;

import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

final class LocalServerTest {
    private static final String GET = "GET /v1/models HTTP/1.1\nHost: localhost\n\n";
    private static final ServerLimits PATIENT =
            new ServerLimits(
                    100,
                    64,
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(20));

    @Test
    void namesTheTakenPort() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"));
                TestServer server = TestServer.start()) {
            int before = server.port();

            assertThatThrownBy(() -> server.server.start("127.0.0.1", taken.getLocalPort()))
                    .isInstanceOfSatisfying(
                            PortTakenException.class,
                            e -> assertThat(e.port()).isEqualTo(taken.getLocalPort()));

            assertThat(server.port()).isEqualTo(before);
        }
    }

    @Test
    void saysWhyItCannotListen() throws ListenException {
        TestServer server = TestServer.start();
        server.close();

        assertThatThrownBy(() -> server.server.start("192.0.2.7", 0))
                .isInstanceOf(ListenException.class)
                .isNotInstanceOf(PortTakenException.class)
                .hasMessageContaining("192.0.2.7");
    }

    @Test
    void startsAgainAfterAStop() throws ListenException {
        try (TestServer server = TestServer.start()) {
            server.server.stop();

            server.server.start("127.0.0.1", 0);

            try (RawClient client = server.client()) {
                assertThat(client.send(GET).readUntil("GET 0")).startsWith("HTTP/1.1 200");
            }
        }
    }

    @Test
    void movesToAnotherPortAndLetsAnswersEnd() throws Exception {
        Held held = new Held();
        try (TestServer server = TestServer.start(PATIENT, held);
                RawClient idle = server.client();
                RawClient busy = server.client()) {
            int before = server.port();
            idle.send("GET /healthz HTTP/1.1\nHost: localhost\n\n").readUntil("ok\n");
            busy.send(GET);
            HttpServerExchange running = held.await();

            server.server.start("localhost", 0);

            assertThat(idle.readAll()).isEmpty();
            assertThatThrownBy(() -> new RawClient(before))
                    .isInstanceOf(UncheckedIOException.class);
            running.getResponseSender().send("late");
            assertThat(busy.readAll()).startsWith("HTTP/1.1 200").endsWith("late");
            try (RawClient client = server.client()) {
                client.send("GET /healthz HTTP/1.1\nHost: localhost\n\n");
                assertThat(client.readUntil("ok\n")).startsWith("HTTP/1.1 200");
            }
        }
    }

    @Test
    void letsRunningAnswersEndBeforeItStops() throws Exception {
        Held held = new Held();
        TestServer server = TestServer.start(PATIENT, held);
        try (RawClient client = server.client()) {
            client.send(GET);
            HttpServerExchange running = held.await();
            int port = server.port();
            CompletableFuture<Void> stopped = CompletableFuture.runAsync(server::close);
            awaitStopping(port);

            running.getResponseSender().send("late");

            assertThat(client.readAll()).startsWith("HTTP/1.1 200").endsWith("late");
            stopped.get(5, TimeUnit.SECONDS);
        }
    }

    private static void awaitStopping(int port) {
        await().until(
                        () -> {
                            try (RawClient _ = new RawClient(port)) {
                                return false;
                            } catch (UncheckedIOException _) {
                                return true;
                            }
                        });
    }

    @Test
    void keepsThePlacesThatStay() throws Exception {
        try (TestServer server = TestServer.start();
                RawClient idle = server.client()) {
            int port = server.port();
            idle.send("GET /healthz HTTP/1.1\nHost: localhost\n\n").readUntil("ok\n");

            List<ListenAt> places =
                    server.server.listen(
                            List.of(ListenAt.http("127.0.0.1", 0), ListenAt.http("localhost", 0)));

            assertThat(places).hasSize(2);
            assertThat(server.port()).isEqualTo(port);
            idle.send("GET /healthz HTTP/1.1\nHost: localhost\n\n").readUntil("ok\n");
        }
    }

    @Test
    void movesFromThisMachineToAllOnTheSamePortAndBack() throws Exception {
        try (TestServer server = TestServer.start()) {
            int port = server.port();

            server.server.start("0.0.0.0", port);
            server.server.start("127.0.0.1", port);

            assertThat(server.port()).isEqualTo(port);
            try (RawClient client = server.client()) {
                client.send("GET /healthz HTTP/1.1\nHost: localhost\n\n").readUntil("ok\n");
            }
        }
    }

    @Test
    void takesItsPortBackWhenTheMoveFails() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"));
                TestServer server = TestServer.start()) {
            int port = server.port();

            assertThatThrownBy(
                            () ->
                                    server.server.listen(
                                            List.of(
                                                    ListenAt.http("0.0.0.0", port),
                                                    ListenAt.http(
                                                            "127.0.0.1", taken.getLocalPort()))))
                    .isInstanceOf(PortTakenException.class);

            assertThat(server.port()).isEqualTo(port);
            try (RawClient client = server.client()) {
                client.send("GET /healthz HTTP/1.1\nHost: localhost\n\n").readUntil("ok\n");
            }
        }
    }

    @Test
    void letsAStreamSayThatItEndsThenCutsIt() throws Exception {
        HttpHandler endless =
                exchange -> {
                    exchange.dispatch(exchange.getIoThread(), () -> {});
                    WhenStopping.run(exchange, () -> exchange.getResponseSender().send("stopping"));
                };
        TestServer server = TestServer.start(TestServer.LIMITS, endless);
        try (RawClient client = server.client()) {
            client.send(GET);
            CompletableFuture<String> answer = CompletableFuture.supplyAsync(client::readAll);
            awaitRunning(server, 1);

            server.close();

            assertThat(answer.get(5, TimeUnit.SECONDS)).endsWith("stopping");
        }
    }

    @Test
    void cutsWhatDoesNotEnd() throws Exception {
        Held held = new Held();
        TestServer server = TestServer.start(TestServer.LIMITS, held);
        try (RawClient client = server.client()) {
            client.send(GET);
            held.await();

            server.close();

            assertThat(client.readAll()).doesNotContain("HTTP");
        }
    }

    private static void awaitRunning(TestServer server, int count) {
        await().until(
                        () ->
                                new String(server.metrics.text(), StandardCharsets.UTF_8)
                                        .contains("requests_running " + count + ".0"));
    }

    /** Keeps the exchange for the test to answer. */
    private static final class Held implements HttpHandler {
        private final CompletableFuture<HttpServerExchange> exchange = new CompletableFuture<>();

        @Override
        public void handleRequest(HttpServerExchange held) {
            held.dispatch(held.getIoThread(), () -> exchange.complete(held));
        }

        HttpServerExchange await() throws Exception {
            return exchange.get(5, TimeUnit.SECONDS);
        }
    }
}
