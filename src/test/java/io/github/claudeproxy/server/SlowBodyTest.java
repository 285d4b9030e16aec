package io.github.claudeproxy.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.claudeproxy.http.AnthropicError;
import io.github.claudeproxy.network.ListenException;
import io.undertow.server.AbstractServerConnection;
import io.undertow.server.HttpServerExchange;

import org.junit.jupiter.api.Test;
import org.xnio.conduits.ConduitStreamSourceChannel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

final class SlowBodyTest {
    private static final String POST =
            "POST /v1/messages HTTP/1.1\nHost: localhost\nContent-Length: 20000\n\n";
    private static final Duration BODY = TestServer.LIMITS.body();

    @Test
    void cutsAClientThatStopsInItsBody() throws ListenException {
        try (TestServer server = TestServer.start();
                RawClient client = server.client()) {
            long start = System.nanoTime();
            client.send(POST + "a");

            client.readAll();

            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isBetween(BODY.minusMillis(10), Duration.ofSeconds(8));
        }
    }

    @Test
    void cutsAClientThatTricklesItsBody() throws Exception {
        try (TestServer server = TestServer.start();
                RawClient client = server.client()) {
            client.send(POST);
            CompletableFuture<String> end = CompletableFuture.supplyAsync(client::readAll);

            CompletableFuture<Void> trickle =
                    CompletableFuture.runAsync(() -> trickleUntil(client, end));

            assertThat(end.get(10, TimeUnit.SECONDS)).doesNotContain("HTTP/1.1 200");
            trickle.get(10, TimeUnit.SECONDS);
        }
    }

    private static void trickleUntil(RawClient client, CompletableFuture<String> end) {
        CompletableFuture<?> pause = new CompletableFuture<>();
        while (!end.isDone()) {
            pause.copy().completeOnTimeout(null, 20, TimeUnit.MILLISECONDS).join();
            try {
                client.send("a");
            } catch (UncheckedIOException _) {
                return;
            }
        }
    }

    @Test
    void readerLearnsOfTheEnd() throws Exception {
        CompletableFuture<String> reader = new CompletableFuture<>();
        try (TestServer server =
                        TestServer.start(
                                TestServer.LIMITS,
                                exchange ->
                                        exchange.getRequestReceiver()
                                                .receiveFullBytes(
                                                        (_, _) -> reader.complete("read"),
                                                        (_, e) -> reader.complete(e.toString())));
                RawClient client = server.client()) {
            client.send(POST + "a");

            client.readAll();

            assertThat(reader.get(5, TimeUnit.SECONDS)).contains("ReadTimeoutException");
        }
    }

    @Test
    void leavesAlonePausesOfTheServer() throws ListenException {
        try (TestServer server =
                        TestServer.start(
                                TestServer.LIMITS,
                                exchange -> later(exchange, () -> TestServer.echo(exchange)));
                RawClient client = server.client()) {
            client.send(POST);

            client.sendBytes(new byte[20000]);

            assertThat(client.readUntil("POST 20000")).startsWith("HTTP/1.1 200");
        }
    }

    /** The silent reader of a long answer, whose socket is read to see it leave. */
    @Test
    void leavesAloneAWatchedClientOfALongAnswer() throws ListenException {
        try (TestServer server = TestServer.start(TestServer.LIMITS, SlowBodyTest::answerLate);
                RawClient client = server.client()) {
            client.send("POST /v1/messages HTTP/1.1\nHost: localhost\nContent-Length: 5\n\nhe");
            client.send("llo");

            String answer = client.readUntil("late");

            assertThat(answer).startsWith("HTTP/1.1 200");
            client.send("POST /v1/messages HTTP/1.1\nHost: localhost\nContent-Length: 5\n\nhello");
            assertThat(client.readUntil("late")).startsWith("HTTP/1.1 200");
        }
    }

    private static void answerLate(HttpServerExchange exchange) {
        exchange.getRequestReceiver()
                .receiveFullBytes(
                        (_, _) -> {
                            watch(exchange);
                            later(exchange, () -> exchange.getResponseSender().send("late"));
                        });
    }

    private static void watch(HttpServerExchange exchange) {
        var connection = (AbstractServerConnection) exchange.getConnection();
        ConduitStreamSourceChannel source = connection.getChannel().getSourceChannel();
        source.setConduit(connection.getOriginalSourceConduit());
        source.setReadListener(SlowBodyTest::readNothing);
        source.resumeReads();
    }

    private static void readNothing(ConduitStreamSourceChannel source) {
        try {
            assertThat(source.read(ByteBuffer.allocate(1))).isLessThanOrEqualTo(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Goes on after three times what a client may take for its body. */
    private static void later(HttpServerExchange exchange, Runnable next) {
        exchange.dispatch(
                exchange.getIoThread(),
                () ->
                        exchange.getIoThread()
                                .executeAfter(next, BODY.toMillis() * 3, TimeUnit.MILLISECONDS));
    }

    @Test
    void clientGetsTheAnswerThatComesBeforeItsBodyEnds() throws ListenException {
        try (TestServer server =
                        TestServer.start(
                                TestServer.LIMITS,
                                exchange -> AnthropicError.tooLarge("too large").send(exchange));
                RawClient client = server.client()) {
            client.send(
                    "POST /v1/messages HTTP/1.1\nHost: localhost\nContent-Length: 34603008\n\n");

            client.sendBytes(new byte[33 << 20]);

            assertThat(client.readAll())
                    .startsWith("HTTP/1.1 413")
                    .contains("request_too_large")
                    .endsWith("}");
        }
    }
}
