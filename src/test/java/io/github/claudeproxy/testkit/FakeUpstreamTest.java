package io.github.claudeproxy.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

class FakeUpstreamTest {
    private final FakeUpstream upstream = FakeUpstream.start();

    @AfterEach
    void close() {
        upstream.close();
    }

    @Test
    void answersAMessageAsJson() throws IOException {
        RawResponse answer = call(RawRequest.message(FakeUpstream.API_KEY, false));

        assertEquals(200, answer.status());
        assertEquals(
                "Hello from the fäke upstream — 你好 🌍.",
                answer.json().at("/content/1/text").asText());
        assertEquals(MessageScript.USAGE, upstream.awaitMessage().bill());
        assertEquals(Call.End.ANSWERED, upstream.awaitMessage().end());
    }

    @Test
    void streamsAMessageInAnthropicsOrder() throws IOException {
        RawResponse answer = call(RawRequest.message(FakeUpstream.API_KEY, true));

        List<String> names = events(answer).stream().map(SseFrame::event).distinct().toList();
        assertEquals(
                List.of(
                        "message_start",
                        "ping",
                        "content_block_start",
                        "content_block_delta",
                        "content_block_stop",
                        "message_delta",
                        "message_stop"),
                names);
        assertTrue(answer.complete());
        assertEquals(MessageScript.USAGE, upstream.bill());
    }

    @Test
    void splitsCharactersWhereverItIsTold() throws IOException {
        upstream.messages()
                .next(MessageScript.standard().stream("m"))
                .next(MessageScript.standard().stream("m").inPiecesOf(1, 2, 5));

        RawResponse whole = call(RawRequest.message(FakeUpstream.API_KEY, true));
        RawResponse split = call(RawRequest.message(FakeUpstream.API_KEY, true));

        assertEquals(whole.text(), split.text());
    }

    @Test
    void recordsEachRequestAsItCame() throws IOException {
        RawRequest request =
                RawRequest.message(FakeUpstream.API_KEY, false).header("X-Odd-Case", "a  b");

        call(request);

        Call call = upstream.awaitMessage();
        assertEquals(request.headers(), call.head().headers().subList(1, 6));
        assertEquals(new String(request.body(), StandardCharsets.UTF_8), call.text());
    }

    @Test
    void keepsAConnectionForTheNextRequest() throws IOException {
        try (RawHttp client = RawHttp.connect(upstream.url())) {
            client.exchange(RawRequest.message(FakeUpstream.API_KEY, true));
            client.exchange(RawRequest.message(FakeUpstream.API_KEY, false));
        }

        assertEquals(List.of(1, 1), upstream.calls().stream().map(Call::connection).toList());
    }

    private RawResponse call(RawRequest request) throws IOException {
        return RawHttp.call(upstream.url(), request);
    }

    private static List<SseFrame> events(RawResponse answer) throws IOException {
        return new SseReader(new java.io.ByteArrayInputStream(answer.body())).all();
    }
}
