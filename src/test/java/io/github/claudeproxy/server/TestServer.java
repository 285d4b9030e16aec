package io.github.claudeproxy.server;

import io.github.claudeproxy.http.Metrics;
import io.github.claudeproxy.network.ListenException;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A listening server on a free port, with small handlers behind the real routes. */
final class TestServer implements AutoCloseable {
    static final ServerLimits LIMITS =
            new ServerLimits(
                    100,
                    64,
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(10),
                    Duration.ofMillis(300),
                    Duration.ofMillis(300));

    final LocalServer server;
    final Metrics metrics = new Metrics();

    private TestServer(ServerLimits limits, HttpHandler proxy) {
        Readiness readiness =
                new Readiness(List.of(new Readiness.Check("database", Optional::empty)));
        Routes routes = new Routes(proxy, TestServer::echo, readiness, metrics);
        server = new LocalServer(limits, metrics, Set.of("proxy.example"), routes);
    }

    static TestServer start() throws ListenException {
        return start(LIMITS, TestServer::echo);
    }

    static TestServer start(ServerLimits limits, HttpHandler proxy) throws ListenException {
        TestServer started = new TestServer(limits, proxy);
        started.server.start("127.0.0.1", 0);
        return started;
    }

    int port() {
        return server.port();
    }

    RawClient client() {
        return new RawClient(port());
    }

    /** Reads the body and answers with its length, or with the length of what it got of it. */
    static void echo(HttpServerExchange exchange) {
        exchange.getRequestReceiver()
                .receiveFullBytes(
                        (reading, body) ->
                                reading.getResponseSender()
                                        .send(reading.getRequestMethod() + " " + body.length));
    }

    @Override
    public void close() {
        server.close();
    }
}
