package io.github.claudeproxy.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.claudeproxy.activity.CallState;
import io.github.claudeproxy.activity.ObservedCall;
import io.github.claudeproxy.limits.AccountLimits;
import io.github.claudeproxy.limits.QuotaMode;
import io.github.claudeproxy.testkit.Answer;
import io.github.claudeproxy.testkit.Call;
import io.github.claudeproxy.testkit.MessageScript;
import io.github.claudeproxy.testkit.RawHttp;
import io.github.claudeproxy.testkit.RawResponse;
import io.github.claudeproxy.testkit.Route;
import io.github.claudeproxy.testkit.SseFrame;
import io.github.claudeproxy.testkit.SseReader;
import io.github.claudeproxy.testkit.StepGate;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Running calls can be watched, and ended from outside. */
final class ActivityTest {
    private ProxyFixture proxy;

    @BeforeEach
    void start() throws Exception {
        proxy = ProxyFixture.start();
    }

    @AfterEach
    void stop() {
        proxy.close();
    }

    private ObservedCall awaitRunning(CallState state) {
        return await().until(
                        () ->
                                proxy.activity.running(ProxyFixture.ACCOUNT).stream()
                                        .filter(call -> call.state() == state)
                                        .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private boolean stop(ObservedCall call) {
        return proxy.activity.stop(ProxyFixture.ACCOUNT, call.requestId());
    }

    @Test
    void showsWhoCallsWhatAndWhatWasCountedSoFar() throws IOException {
        proxy.upstream.messages().next(MessageScript.standard().stream("m").silentAfter(2));
        try (RawHttp client = proxy.connect()) {
            client.send(proxy.message(true)).open().events().next();

            ObservedCall call = awaitRunning(CallState.STREAMING);

            assertEquals("Ada", call.keyName());
            assertEquals("messages", call.endpoint());
            assertEquals("m", call.model());
            assertTrue(call.streamed());
            assertEquals(200, call.status());
            assertEquals(MessageScript.USAGE.inputTokens(), call.tokens().inputTokens());
            assertEquals(1, proxy.activity.streamsNow());
            assertEquals(List.of(), proxy.activity.running("another account"));
        }
        await().until(() -> proxy.activity.running(ProxyFixture.ACCOUNT).isEmpty());
        assertEquals(0, proxy.activity.streamsNow());
        assertThat(proxy.activity.recent(ProxyFixture.ACCOUNT))
                .singleElement()
                .extracting(ObservedCall::state, ObservedCall::keyName)
                .containsExactly(CallState.CLIENT_ABORTED, "Ada");
        assertEquals(List.of(), proxy.activity.recent("another account"));
    }

    @Test
    void stopsAStreamWithAnErrorEventAndCutsUpstream() throws IOException {
        proxy.upstream.messages().next(MessageScript.standard().stream("m").silentAfter(2));
        try (RawHttp client = proxy.connect()) {
            RawHttp.Opened answer = client.send(proxy.message(true)).open();
            SseReader events = answer.events();
            events.next();
            Call upstream = proxy.upstream.awaitMessage();
            ObservedCall call = awaitRunning(CallState.STREAMING);

            assertTrue(stop(call));

            SseFrame last = events.all().getLast();
            assertEquals("error", last.event());
            assertEquals("permission_error", last.json().at("/error/type").asText());
            assertThat(last.json().at("/error/message").asText()).contains("was stopped");
            assertEquals(call.requestId(), last.json().at("/request_id").asText());
            upstream.awaitPeerClosed();
            assertEquals(List.of("stopped 200 partial"), proxy.outcomes(1));
            assertFalse(stop(call));
        }
    }

    @Test
    void stopsACallThatUpstreamHasNotAnswered() throws IOException {
        proxy.upstream.messages().next(Answer.silence());
        try (RawHttp client = proxy.connect()) {
            client.send(proxy.message(false));
            Call upstream = proxy.upstream.awaitMessage();

            assertTrue(stop(awaitRunning(CallState.SENDING)));

            RawResponse answer = client.read();
            assertEquals(403, answer.status());
            assertEquals("permission_error", answer.json().at("/error/type").asText());
            upstream.awaitPeerClosed();
            assertEquals(List.of("stopped 403 partial"), proxy.outcomes(1));
        }
    }

    @Test
    void cutsAnAnswerThatIsNoStream() throws IOException {
        proxy.upstream
                .messages()
                .next(
                        MessageScript.standard().stream("m")
                                .replaceHeader("content-type", "application/json")
                                .silentAfter(1));
        try (RawHttp client = proxy.connect()) {
            client.send(proxy.message(false));
            RawHttp.Opened answer = client.open();

            assertTrue(stop(awaitRunning(CallState.STREAMING)));

            assertFalse(answer.readAll().complete());
            assertEquals(List.of("stopped 200 partial"), proxy.outcomes(1));
        }
    }

    @Test
    void stopsACallThatWaitsForItsTurn() throws IOException {
        proxy.limits.setAccountLimits(
                ProxyFixture.ACCOUNT, new AccountLimits(1, "", QuotaMode.OFF, 0.8, 0.95, false));
        proxy.upstream.messages().next(Answer.silence());
        try (RawHttp first = proxy.connect();
                RawHttp second = proxy.connect()) {
            first.send(proxy.message(true));
            proxy.upstream.awaitMessage();
            second.send(proxy.message(true));

            assertTrue(stop(awaitRunning(CallState.QUEUED)));

            assertEquals(403, second.read().status());
            assertEquals(List.of("stopped 403"), proxy.outcomes(1));
            assertThat(proxy.upstream.calls(Route.MESSAGES)).hasSize(1);
        }
    }

    @Test
    void stopsNobodyElsesCall() throws IOException {
        proxy.upstream.messages().next(Answer.silence());
        try (RawHttp client = proxy.connect()) {
            client.send(proxy.message(false));
            proxy.upstream.awaitMessage();
            ObservedCall call = awaitRunning(CallState.SENDING);

            assertFalse(proxy.activity.stop("another account", call.requestId()));

            awaitRunning(CallState.SENDING);
        }
    }

    @Test
    void tellsOfEachChange() throws IOException {
        AtomicInteger told = new AtomicInteger();
        try (var _ = proxy.activity.onChange(told::incrementAndGet)) {
            StepGate gate = new StepGate();
            proxy.upstream.messages().next(MessageScript.standard().stream("m").paced(gate));
            try (RawHttp client = proxy.connect()) {
                client.send(proxy.message(true));
                await().until(() -> told.get() > 0);

                int before = told.get();
                gate.openForGood();
                client.open().events().all();
                await().until(() -> told.get() > before);
            }
        }
    }
}
