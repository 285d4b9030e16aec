package io.github.claudeproxy.testkit;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** What the fake does with a request: a {@link Reply} in good HTTP, or raw bytes. */
public sealed interface Answer permits Answer.Raw, Reply {
    List<Step> steps();

    /** Exactly these bytes instead of an answer, and then an end. */
    record Raw(List<Step> steps) implements Answer {}

    /** A JSON answer that bills nothing. */
    static Reply json(String body) {
        return Reply.of(200, "application/json", List.of(Step.send(body)));
    }

    /** A JSON answer that bills this usage. */
    static Reply json(String body, BilledUsage bill) {
        return Reply.of(200, "application/json", List.of(Step.send(body, bill)));
    }

    /** An event stream of exactly these events, sent one by one. */
    static Reply sse(SseEvent... events) {
        return sse(Arrays.stream(events).map(event -> Step.send(event.text())).toList());
    }

    static Reply sse(List<Step> steps) {
        return Reply.of(200, "text/event-stream; charset=utf-8", steps).framed(Framing.CHUNKED);
    }

    /** An error in Anthropic's envelope with the type that belongs to the status. */
    static Reply error(int status) {
        return error(status, ApiError.type(status), ApiError.message(status));
    }

    static Reply error(int status, String type, String message) {
        String id = ApiError.newRequestId();
        return Reply.of(
                        status,
                        "application/json",
                        List.of(Step.send(ApiError.body(type, message, id))))
                .header("request-id", id);
    }

    /** A 429 that asks to wait this many seconds. */
    static Reply rateLimited(long retryAfterSeconds) {
        return error(429).header("retry-after", Long.toString(retryAfterSeconds));
    }

    /** What the edge before the API answers when it cannot reach it. */
    static Reply htmlBadGateway() {
        return html(502, "<html><head><title>502 Bad Gateway</title></head></html>\n");
    }

    static Reply html(int status, String page) {
        return Reply.of(status, "text/html; charset=UTF-8", List.of(Step.send(page)));
    }

    /** No answer at all, not even a head, for as long as the peer stays. */
    static Answer silence() {
        return new Raw(List.of(new Step.Await(new StepGate())));
    }

    /** No answer but the end of the connection. */
    static Answer cut(Ending ending) {
        return new Raw(List.of(new Step.Cut(ending)));
    }

    /** Exactly these bytes on the wire, and then this end of the connection. */
    static Answer raw(String bytes, Ending ending) {
        byte[] sent = bytes.getBytes(StandardCharsets.ISO_8859_1);
        return new Raw(List.of(new Step.Send(sent, null), new Step.Cut(ending)));
    }
}
