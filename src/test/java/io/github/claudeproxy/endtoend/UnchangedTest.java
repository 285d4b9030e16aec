package io.github.claudeproxy.endtoend;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.claudeproxy.testkit.FakeUpstream;
import io.github.claudeproxy.testkit.Framing;
import io.github.claudeproxy.testkit.MessageScript;
import io.github.claudeproxy.testkit.RawHttp;
import io.github.claudeproxy.testkit.RawRequest;
import io.github.claudeproxy.testkit.RawResponse;
import io.github.claudeproxy.testkit.Reply;
import io.github.claudeproxy.testkit.RunningProxy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What goes through the proxy is byte for byte what goes without it. */
class UnchangedTest {
    private final FakeUpstream upstream = FakeUpstream.start();
    private final RunningProxy proxy = RunningProxy.ready(upstream);
    private final String key = proxy.newKey("Anna");

    @AfterEach
    void close() {
        proxy.close();
        upstream.close();
    }

    @Test
    void leavesRequestsAsTheyAre() throws IOException {
        String odd = "{ \"stream\" :false,\"model\":\"m\", \"x\":\"\\u00fc ü 👋\",\"x\":1e2 }\r\n";
        byte[] body = odd.getBytes(StandardCharsets.UTF_8);

        proxy.call(message(RawRequest.post("/v1/messages", odd)));
        proxy.call(message(RawRequest.of("POST", "/v1/messages").chunked(body, 3)));

        upstream.calls().stream()
                .filter(call -> call.head().method().equals("POST"))
                .forEach(call -> assertArrayEquals(body, call.body()));
    }

    @Test
    void keepsTheQuery() throws IOException {
        proxy.call(message(RawRequest.post("/v1/messages?beta=true&x=%2F+y", "{\"model\":\"m\"}")));

        assertEquals("/v1/messages?beta=true&x=%2F+y", upstream.awaitMessage().head().target());
    }

    @Test
    void passesOnWhatUpstreamRefuses() throws IOException {
        RawResponse answer = proxy.call(message(RawRequest.post("/v1/messages", "{nonsense")));

        assertEquals(400, answer.status());
        assertEquals("invalid_request_error", answer.json().at("/error/type").asText());
        assertEquals(
                answer.header("request-id").orElseThrow(),
                answer.json().path("request_id").asText());
    }

    @ParameterizedTest
    @EnumSource
    void leavesAnswersAsTheyAreHoweverTheyAreSplit(Framing framing) throws IOException {
        Reply json = MessageScript.standard().json("m").framed(framing);
        Reply stream = MessageScript.standard().stream("m").framed(framing);

        assertUnchanged(json);
        assertUnchanged(json.inPiecesOf(1));
        assertUnchanged(stream);
        assertUnchanged(stream.inPiecesOf(1));
        assertUnchanged(stream.inPiecesOf(1, 7, 2, 100));
        assertUnchanged(stream.gzip());
    }

    @Test
    void leavesLargeAnswersAsTheyAre() throws IOException {
        char[] letters = new char[3_000_000];
        Arrays.fill(letters, 'ü');

        assertUnchanged(new MessageScript().text(new String(letters)).json("m"));
        assertUnchanged(new MessageScript().text(new String(letters), "x").stream("m"));
    }

    private void assertUnchanged(Reply reply) throws IOException {
        upstream.messages().next(reply).next(reply);

        RawResponse direct =
                RawHttp.call(upstream.url(), RawRequest.message(FakeUpstream.API_KEY, true));
        RawResponse proxied = proxy.call(RawRequest.message(key, true));

        assertArrayEquals(direct.body(), proxied.body());
        assertEquals(direct.status(), proxied.status());
        assertEquals(direct.header("content-type"), proxied.header("content-type"));
        assertEquals(direct.header("content-encoding"), proxied.header("content-encoding"));
    }

    private RawRequest message(RawRequest request) {
        return request.header("authorization", "Bearer " + key)
                .header("anthropic-version", "2023-06-01");
    }
}
