package io.github.claudeproxy.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.claudeproxy.testkit.Answer;
import io.github.claudeproxy.testkit.DeafPort;
import io.github.claudeproxy.testkit.Ending;
import io.github.claudeproxy.testkit.MessageScript;
import io.github.claudeproxy.testkit.RawHttp;
import io.github.claudeproxy.testkit.RawRequest;
import io.github.claudeproxy.testkit.RawResponse;
import io.github.claudeproxy.testkit.Route;
import io.github.claudeproxy.testkit.SseEvent;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

import javax.net.ssl.SSLContext;

/** Upstream dies, breaks off, lies or falls silent: the client can always tell. */
final class UpstreamFailureTest {
    @SuppressWarnings("NullAway.Init") // each test starts its own
    private ProxyFixture proxy;

    @AfterEach
    void stop() {
        proxy.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"FIN", "RST"})
    void endsABrokenStreamWithAnErrorEvent(Ending ending) throws Exception {
        proxy = ProxyFixture.start();
        proxy.upstream.messages().next(MessageScript.standard().stream("m").cutAfter(700, ending));

        try (RawHttp client = proxy.connect()) {
            RawResponse answer = client.exchange(proxy.message(true));

            assertEquals(200, answer.status());
            assertThat(answer.text()).contains("\n\nevent: error\ndata: {").endsWith("}\n\n");
            assertThat(answer.text()).contains("api_error").doesNotContain("message_stop");
            assertEquals(Ending.FIN, client.awaitEnd());
            assertEquals(List.of("upstream_error 200 partial"), proxy.outcomes(1));
        }
    }

    @Test
    void doesNotInventAnEndWhereUpstreamGaveNone() throws Exception {
        proxy = ProxyFixture.start();
        SseEvent start = new SseEvent("message_start", "{\"type\":\"message_start\"}");
        proxy.upstream.messages().next(Answer.sse(start));

        RawResponse answer = proxy.call(proxy.message(true));

        assertThat(answer.text()).startsWith(start.text() + "event: error\n");
        assertEquals(List.of("upstream_error 200 partial"), proxy.outcomes(1));
    }

    @ParameterizedTest
    @EnumSource(names = {"FIN", "RST"})
    void cutsAJsonAnswerThatUpstreamCut(Ending ending) throws Exception {
        proxy = ProxyFixture.start();
        proxy.upstream.messages().next(MessageScript.standard().json("m").cutAfter(50, ending));

        RawResponse answer = proxy.call(proxy.message(false));

        assertFalse(answer.complete());
        assertEquals(List.of("upstream_error 200 partial"), proxy.outcomes(1));
    }

    @Test
    void passesAnErrorEventUnchangedAndCountsIt() throws Exception {
        proxy = ProxyFixture.start();
        proxy.upstream
                .messages()
                .next(MessageScript.standard().text("a").fail("overloaded_error", "Overloaded"));

        RawResponse answer = proxy.call(proxy.message(true));

        assertThat(answer.text()).contains("overloaded_error").doesNotContain("broke off");
        assertEquals(List.of("upstream_error 200"), proxy.outcomes(1));
    }

    @ParameterizedTest
    @EnumSource(names = {"FIN", "RST"})
    void answersBadGatewayWhenUpstreamHangsUp(Ending ending) throws Exception {
        proxy = ProxyFixture.start();
        proxy.upstream.messages().next(Answer.cut(ending));

        RawResponse answer = proxy.call(proxy.message(true));

        assertEquals(502, answer.status());
        assertEquals("api_error", answer.json().at("/error/type").asText());
        assertEquals(1, proxy.upstream.calls(Route.MESSAGES).size());
        assertEquals(List.of("upstream_error 502 partial"), proxy.outcomes(1));
    }

    @Test
    void answersBadGatewayForNonsense() throws Exception {
        proxy = ProxyFixture.start();
        proxy.upstream.messages().next(Answer.raw("SSH-2.0-OpenSSH_9\r\n\r\n", Ending.FIN));

        assertEquals(502, proxy.call(proxy.message(true)).status());
    }

    @Test
    void answersBadGatewayWhenNobodyListens() throws Exception {
        try (DeafPort port = DeafPort.take()) {
            proxy = ProxyFixture.startForwardingTo(port.url(), SSLContext.getDefault());

            RawResponse answer = proxy.call(proxy.message(true));

            assertEquals(502, answer.status());
            assertEquals(List.of("upstream_error 502"), proxy.outcomes(1));
        }
    }

    @Test
    void opensANewConnectionWhenUpstreamClosedTheIdleOne() throws Exception {
        proxy = ProxyFixture.start();
        proxy.upstream.messages().next(MessageScript.standard().json("m").closing(Ending.FIN));

        List<Integer> statuses =
                List.of(
                        proxy.call(proxy.message(false)).status(),
                        proxy.call(proxy.message(false)).status());

        assertEquals(List.of(200, 200), statuses);
    }

    @Test
    void endsTheWaitForASilentUpstream() throws Exception {
        proxy = ProxyFixture.start(quick(Duration.ofMillis(150), Duration.ZERO));
        proxy.upstream
                .messages()
                .next(Answer.silence())
                .next(MessageScript.standard().stream("m").silentAfter(2));

        RawResponse never = proxy.call(proxy.message(true));
        RawResponse started = proxy.call(proxy.message(true));

        assertEquals(504, never.status());
        assertEquals("timeout_error", never.json().at("/error/type").asText());
        assertThat(started.text()).contains("event: error").contains("timeout_error");
        assertEquals(List.of("timed_out 200 partial", "timed_out 504 partial"), proxy.outcomes(2));
    }

    @Test
    void sendsOwnPingsOnlyWhereAsked() throws Exception {
        proxy = ProxyFixture.start(quick(Duration.ofMillis(600), Duration.ofMillis(100)));
        proxy.upstream.messages().next(MessageScript.standard().stream("m").silentAfter(1));

        String text = proxy.call(proxy.message(true)).text();

        assertThat(text).contains("event: ping\ndata: {\"type\": \"ping\"}\n\n");
        assertTrue(text.indexOf("event: ping") > text.indexOf("message_start"));
    }

    private static ProxyLimits quick(Duration silence, Duration pingAfter) {
        return new ProxyLimits(
                Duration.ofSeconds(5),
                silence,
                pingAfter,
                Duration.ofSeconds(5),
                Duration.ofSeconds(5),
                64L << 20,
                Duration.ofMillis(20));
    }

    @Test
    void relaysAnEarlyRefusalOfALargeBody() throws Exception {
        proxy = ProxyFixture.start();
        proxy.upstream.messages().next(Answer.error(413).beforeBody());

        RawResponse answer = proxy.call(large());

        assertEquals(413, answer.status(), answer.text());
    }

    private RawRequest large() throws IOException {
        String json = "{\"model\":\"m\",\"x\":\"" + "a".repeat(8 << 20) + "\"}";
        return RawRequest.post("/v1/messages", json).header("x-api-key", proxy.key);
    }
}
