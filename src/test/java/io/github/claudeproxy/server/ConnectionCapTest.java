package io.github.claudeproxy.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.claudeproxy.http.Metrics;
import io.github.claudeproxy.http.TrustedConnection;
import io.github.claudeproxy.network.ListenException;

import org.junit.jupiter.api.Test;

import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

final class ConnectionCapTest {
    private static final ServerLimits LIMITS =
            new ServerLimits(
                    5,
                    2,
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(10),
                    Duration.ofMillis(300));
    private static final InetAddress ONE = InetAddress.ofLiteral("192.0.2.1");
    private static final InetAddress OTHER = InetAddress.ofLiteral("192.0.2.2");

    private final ConnectionCap cap = new ConnectionCap(LIMITS, new Metrics());

    private List<Boolean> admit(InetAddress... addresses) {
        return Stream.of(addresses).map(cap::admit).toList();
    }

    @Test
    void admitsFewStrangersPerAddress() {
        List<Boolean> admitted = admit(ONE, ONE, ONE, OTHER);

        assertThat(admitted).containsExactly(true, true, false, true);
    }

    @Test
    void doesNotCountWhoHasShownAKey() {
        admit(ONE, ONE);

        cap.trust(ONE);

        assertThat(admit(ONE, ONE)).containsExactly(true, false);
    }

    @Test
    void admitsAgainWhenStrangersLeave() {
        admit(ONE, ONE);

        cap.release(ONE, true);

        assertThat(admit(ONE, ONE)).containsExactly(true, false);
    }

    @Test
    void keepsCountingStrangersWhenTheTrustedLeave() {
        admit(ONE, ONE);
        cap.trust(ONE);
        admit(ONE);

        cap.release(ONE, false);

        assertThat(admit(ONE)).containsExactly(false);
    }

    @Test
    void takesANetworkOfIpv6ForOneAddress() {
        List<Boolean> admitted =
                admit(
                        InetAddress.ofLiteral("2001:db8:0:1::1"),
                        InetAddress.ofLiteral("2001:db8:0:1::2"),
                        InetAddress.ofLiteral("2001:db8:0:1:ffff::3"),
                        InetAddress.ofLiteral("2001:db8:0:2::1"));

        assertThat(admitted).containsExactly(true, true, false, true);
    }

    @Test
    void countsThisMachineOnlyInTotal() {
        InetAddress local = InetAddress.ofLiteral("127.0.0.1");

        List<Boolean> admitted = admit(local, local, local, local, local, local);

        assertThat(admitted).containsExactly(true, true, true, true, true, false);
    }

    @Test
    void closesConnectionsAboveTheTotalAndTakesNewOnesLater() throws ListenException {
        try (TestServer server = TestServer.start(LIMITS, TestServer::echo)) {
            List<RawClient> clients = Stream.generate(server::client).limit(5).toList();
            clients.forEach(ConnectionCapTest::callOnce);
            try (RawClient oneTooMany = server.client()) {
                assertThat(oneTooMany.readAll()).doesNotContain("HTTP");
            }
            assertThat(metrics(server)).contains("connections_refused_total{cap=\"total\"} 1.0");

            clients.forEach(RawClient::close);

            assertThat(eventuallyAnswered(server)).isTrue();
        }
    }

    private static String callOnce(RawClient client) {
        return client.send("GET /healthz HTTP/1.1\nHost: localhost\n\n").readUntil("ok\n");
    }

    private static boolean eventuallyAnswered(TestServer server) {
        for (int i = 0; i < 1000; i++) {
            try (RawClient client = server.client()) {
                if (callOnce(client).startsWith("HTTP/1.1 200")) {
                    return true;
                }
            } catch (UncheckedIOException _) {
                Thread.onSpinWait();
            }
        }
        return false;
    }

    private static String metrics(TestServer server) {
        return new String(server.metrics.text(), StandardCharsets.UTF_8);
    }

    @Test
    void findsTheConnectionOfAnExchange() throws ListenException {
        try (TestServer server =
                        TestServer.start(
                                LIMITS,
                                exchange -> {
                                    TrustedConnection.mark(exchange);
                                    TrustedConnection.mark(exchange);
                                    TestServer.echo(exchange);
                                });
                RawClient client = server.client()) {
            String answer =
                    client.send("GET /v1/models HTTP/1.1\nHost: localhost\n\n").readUntil("GET 0");

            assertThat(answer).startsWith("HTTP/1.1 200");
            assertThat(metrics(server)).contains("claude_proxy_connections 1.0");
        }
    }
}
