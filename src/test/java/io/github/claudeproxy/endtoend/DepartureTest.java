package io.github.claudeproxy.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.claudeproxy.testkit.Answer;
import io.github.claudeproxy.testkit.Call;
import io.github.claudeproxy.testkit.FakeUpstream;
import io.github.claudeproxy.testkit.MessageScript;
import io.github.claudeproxy.testkit.RawHttp;
import io.github.claudeproxy.testkit.RawRequest;
import io.github.claudeproxy.testkit.RunningProxy;
import io.github.claudeproxy.testkit.SseReader;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.time.Duration;

/** A client that leaves takes its call upstream with it, at once. */
class DepartureTest {
    /** Far more than the 50 ms it may take, so that a busy machine does not fail the test. */
    private static final Duration AT_ONCE = Duration.ofMillis(500);

    private final FakeUpstream upstream = FakeUpstream.start();
    private final RunningProxy proxy = RunningProxy.ready(upstream);
    private final String key = proxy.newKey("Anna");

    @AfterEach
    void close() {
        proxy.close();
        upstream.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void beforeTheFirstByte(boolean reset) throws IOException {
        upstream.messages().next(Answer.silence());

        try (RawHttp client = RawHttp.connect(proxy.url())) {
            client.send(RawRequest.message(key, true));
            upstream.awaitMessage().body();
            leave(client, reset);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whileTheStreamIsSilent(boolean reset) throws IOException {
        upstream.messages().next(MessageScript.standard().stream("m").silentAfter(3));

        try (RawHttp client = RawHttp.connect(proxy.url())) {
            SseReader events = client.send(RawRequest.message(key, true)).open().events();
            for (int i = 0; i < 3; i++) {
                events.next();
            }
            leave(client, reset);
        }
        assertEquals(25, proxy.awaitUsage(1).inputTokens());
    }

    @Test
    void beforeItsOwnBodyIsComplete() throws IOException {
        try (RawHttp client = RawHttp.connect(proxy.url())) {
            client.sendHead(RawRequest.message(key, true)).send("{\"model\":");
        }

        proxy.call(RawRequest.message(key, false));

        assertTrue(
                upstream.calls().stream()
                        .filter(call -> call.head().method().equals("POST"))
                        .filter(call -> !call.hasBody())
                        .allMatch(call -> call.end() == Call.End.ABORTED));
    }

    private void leave(RawHttp client, boolean reset) throws IOException {
        long left = System.nanoTime();
        if (reset) {
            client.reset();
        } else {
            client.close();
        }

        Call call = upstream.awaitMessage();
        Duration seenAfter = Duration.ofNanos(call.awaitPeerClosed() - left);
        assertTrue(seenAfter.compareTo(AT_ONCE) < 0, "seen after " + seenAfter);
        assertEquals(Call.End.ABORTED, call.end());
    }
}
