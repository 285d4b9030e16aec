package io.github.claudeproxy.proxy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.claudeproxy.testkit.Answer;
import io.github.claudeproxy.testkit.Call;
import io.github.claudeproxy.testkit.FakeUpstream;
import io.github.claudeproxy.testkit.Framing;
import io.github.claudeproxy.testkit.MessageScript;
import io.github.claudeproxy.testkit.RawHttp;
import io.github.claudeproxy.testkit.RawRequest;
import io.github.claudeproxy.testkit.RawResponse;
import io.github.claudeproxy.testkit.Reply;
import io.github.claudeproxy.testkit.Route;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What goes in comes out on the other side, byte for byte, both ways. */
final class ForwardingTest {
    private ProxyFixture proxy;

    @BeforeEach
    void start() throws Exception {
        proxy = ProxyFixture.start();
    }

    @AfterEach
    void stop() {
        proxy.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void passesTheAnswerByteForByte(boolean stream) throws IOException {
        proxy.upstream.messages().always(rich());
        RawResponse direct =
                RawHttp.call(
                        proxy.upstream.url(), RawRequest.message(FakeUpstream.API_KEY, stream));

        RawResponse relayed = proxy.call(proxy.message(stream));

        assertEquals(200, relayed.status(), relayed.text());
        assertArrayEquals(direct.body(), relayed.body());
        assertEquals(List.of("completed 200"), proxy.outcomes(1));
    }

    private static MessageScript rich() {
        return MessageScript.standard()
                .thinking("c2lnbmF0dXJl", "Erst überlegen …", " dann 説明")
                .toolUse("toolu_1", "read", "{\"path\":", "\"/tmp/ä\"}")
                .text("Grüße ", "👋🏽", " und \\n mehr")
                .ping();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 1000})
    void passesCharactersSplitAnywhere(int piece) throws IOException {
        Reply whole = rich().stream("claude-sonnet-5-5");
        proxy.upstream.messages().next(whole).next(whole.inPiecesOf(piece));

        RawResponse first = proxy.call(proxy.message(true));
        RawResponse second = proxy.call(proxy.message(true));

        assertEquals(first.text(), second.text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"CONTENT_LENGTH", "CHUNKED", "UNTIL_CLOSE"})
    void understandsEveryFraming(String framing) throws IOException {
        Reply answer = MessageScript.standard().json("m").framed(Framing.valueOf(framing));
        proxy.upstream.messages().next(answer).next(MessageScript.standard());

        RawResponse relayed = proxy.call(proxy.message(false));
        RawResponse next = proxy.call(proxy.message(false));

        assertEquals(List.of(200, 200), List.of(relayed.status(), next.status()));
        assertEquals("message", relayed.json().get("type").asText());
    }

    @Test
    void passesTheRequestBodyByteForByte() throws IOException {
        String odd = "{ \"model\" : \"m\",\n\t\"max_tokens\":1e1,\"x\":\"\\u00e4 ä 👋\" }";
        byte[] body = odd.getBytes(StandardCharsets.UTF_8);
        RawRequest plain = proxy.message(false);

        proxy.call(RawRequest.post("/v1/messages", odd).header("x-api-key", proxy.key));
        proxy.call(bare().header("x-api-key", proxy.key).chunked(body, 3));

        List<Call> calls = proxy.upstream.awaitCalls(Route.MESSAGES, 2);
        assertArrayEquals(body, calls.get(0).body());
        assertArrayEquals(body, calls.get(1).body());
        assertEquals("POST", plain.method());
    }

    private static RawRequest bare() {
        return RawRequest.of("POST", "/v1/messages").header("content-type", "application/json");
    }

    @Test
    void passesLargeBodies() throws IOException {
        String text = "a".repeat(10 * 1024 * 1024);
        String json = "{\"model\":\"m\",\"messages\":[{\"content\":\"" + text + "\"}]}";

        RawResponse answer =
                proxy.call(RawRequest.post("/v1/messages", json).header("x-api-key", proxy.key));

        assertEquals(200, answer.status());
        assertEquals(json, proxy.upstream.awaitMessage().text());
    }

    /** The last buffer is full then, and the one behind it empty. */
    @ParameterizedTest
    @ValueSource(ints = {2, 16 * 1024, 1024 * 1024})
    void passesBodiesThatFillTheirBuffersExactly(int length) throws IOException {
        String json = "{" + " ".repeat(length - 2) + "}";
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        RawRequest request = bare().header("x-api-key", proxy.key);

        proxy.call(request.body(body));
        proxy.call(request.chunked(body, 4096));

        List<Call> calls = proxy.upstream.awaitCalls(Route.MESSAGES, 2);
        assertArrayEquals(body, calls.get(0).body());
        assertArrayEquals(body, calls.get(1).body());
    }

    @Test
    void answersExpectContinue() throws IOException {
        byte[] body = "{\"model\":\"m\"}".getBytes(StandardCharsets.UTF_8);
        RawRequest request =
                bare().header("x-api-key", proxy.key)
                        .header("expect", "100-continue")
                        .header("content-length", Integer.toString(body.length));

        try (RawHttp client = proxy.connect()) {
            client.send(request);
            String interim = client.readInterim();
            client.send(body);
            RawResponse answer = client.read();

            assertEquals("HTTP/1.1 100 Continue", interim);
            assertEquals(200, answer.status(), answer.text());
        }
    }

    @Test
    void refusesBodiesOverTheLimit() throws IOException {
        byte[] body = new byte[33 * 1024 * 1024];
        RawRequest request = bare().header("x-api-key", proxy.key);

        RawResponse declared = proxy.call(request.body(body));
        RawResponse counted = proxy.call(request.chunked(body, 64 * 1024));

        assertEquals(List.of(413, 413), List.of(declared.status(), counted.status()));
        assertEquals("request_too_large", declared.json().at("/error/type").asText());
        assertEquals(List.of("refused 413", "refused 413"), proxy.outcomes(2));
        assertEquals(List.of(), proxy.upstream.calls(Route.MESSAGES));
    }

    @Test
    void keepsConnectionsOnBothSides() throws IOException {
        try (RawHttp client = proxy.connect()) {
            for (int i = 0; i < 5; i++) {
                assertEquals(200, client.exchange(proxy.message(i % 2 == 0)).status());
            }
        }

        List<Integer> connections =
                proxy.upstream.awaitCalls(Route.MESSAGES, 5).stream()
                        .map(Call::connection)
                        .toList();
        assertEquals(1, connections.stream().distinct().count());
    }

    @Test
    void passesOverInterimAnswers() throws IOException {
        proxy.upstream.messages().next(MessageScript.standard().json("m").afterInterim(100, 103));

        assertEquals(200, proxy.call(proxy.message(false)).status());
    }

    @Test
    void servesPipelinedRequests() throws IOException {
        try (RawHttp client = proxy.connect()) {
            client.send(proxy.message(true)).send(proxy.message(false));

            assertEquals(
                    List.of(200, 200), List.of(client.read().status(), client.read().status()));
        }
    }

    @Test
    void servesTheOtherEndpoints() throws IOException {
        RawResponse count =
                proxy.call(
                        RawRequest.post("/v1/messages/count_tokens?beta=true", "{\"model\":\"m\"}")
                                .header("x-api-key", proxy.key));
        RawResponse models =
                proxy.call(RawRequest.get("/v1/models?limit=2").header("x-api-key", proxy.key));
        RawResponse model =
                proxy.call(
                        RawRequest.get("/v1/models/claude-opus-5-5")
                                .header("x-api-key", proxy.key));
        RawResponse files = proxy.call(RawRequest.get("/v1/files").header("x-api-key", proxy.key));

        assertEquals(
                List.of(200, 200, 200, 403),
                List.of(count.status(), models.status(), model.status(), files.status()));
        assertEquals(2, models.json().get("data").size());
    }

    @Test
    void passesErrorsOfUpstreamUnchanged() throws IOException {
        proxy.upstream
                .messages()
                .next(Answer.rateLimited(7))
                .next(Answer.error(529))
                .next(Answer.htmlBadGateway());

        RawResponse limited = proxy.call(proxy.message(true));
        RawResponse overloaded = proxy.call(proxy.message(true));
        RawResponse html = proxy.call(proxy.message(true));

        assertEquals(
                List.of(429, 529, 502),
                List.of(limited.status(), overloaded.status(), html.status()));
        assertEquals("7", limited.header("retry-after").orElseThrow());
        assertEquals("rate_limit_error", limited.json().at("/error/type").asText());
        assertEquals("text/html; charset=UTF-8", html.header("content-type").orElseThrow());
        assertEquals(
                List.of("upstream_error 429", "upstream_error 502", "upstream_error 529"),
                proxy.outcomes(3));
    }
}
