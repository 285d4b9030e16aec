package io.github.claudeproxy.bench.upstream;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The answers of fixed text, with the headers of the real API. */
final class Answers {
    static final int OUTPUT_TOKENS = 12;

    private static final String HEADERS =
            """
            date: Mon, 02 Nov 2026 10:00:00 GMT
            server: upstream
            cache-control: no-cache
            request-id: req_011CSHoEeqs5C35K2UUqR7Fy
            strict-transport-security: max-age=31536000; includeSubDomains; preload
            anthropic-organization-id: 00000000-0000-4000-8000-000000000000
            anthropic-ratelimit-requests-limit: 4000
            anthropic-ratelimit-requests-remaining: 3999
            anthropic-ratelimit-requests-reset: 2026-11-02T10:00:01Z
            anthropic-ratelimit-tokens-limit: 480000
            anthropic-ratelimit-tokens-remaining: 480000
            anthropic-ratelimit-tokens-reset: 2026-11-02T10:00:00Z
            x-robots-tag: none
            cf-cache-status: DYNAMIC
            via: 1.1 upstream
            """
                    .replace("\n", "\r\n");
    private static final String MESSAGE =
            """
            {"id":"msg_01XFDUDYJgAACzvnptvVoYEL","type":"message","role":"assistant",\
            "model":"claude-sonnet-4-5-20250929","content":[{"type":"text",\
            "text":"Hello! This is a short answer of the kind a client gets most often."}],\
            "stop_reason":"end_turn","stop_sequence":null,"usage":{"input_tokens":25,\
            "cache_creation_input_tokens":0,"cache_read_input_tokens":0,\
            "cache_creation":{"ephemeral_5m_input_tokens":0,"ephemeral_1h_input_tokens":0},\
            "output_tokens":12,"service_tier":"standard"}}""";
    private static final String MODELS =
            """
            {"data":[{"type":"model","id":"claude-sonnet-4-5-20250929",\
            "display_name":"Claude Sonnet 4.5","created_at":"2025-09-29T00:00:00Z"}],\
            "has_more":false,"first_id":null,"last_id":null}""";

    private static final ByteBuffer JSON_MESSAGE = json(MESSAGE);
    private static final ByteBuffer JSON_MODELS = json(MODELS);
    private static final ByteBuffer STREAM_HEAD =
            direct(
                    "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream; charset=utf-8\r\n"
                            + "transfer-encoding: chunked\r\n"
                            + HEADERS
                            + "\r\n");

    private Answers() {}

    static ByteBuffer message() {
        return JSON_MESSAGE.duplicate();
    }

    static ByteBuffer models() {
        return JSON_MODELS.duplicate();
    }

    static ByteBuffer streamHead() {
        return STREAM_HEAD.duplicate();
    }

    static ByteBuffer plain(String text) {
        return direct("HTTP/1.1 200 OK\r\ncontent-length: " + text.length() + "\r\n\r\n" + text);
    }

    private static ByteBuffer json(String body) {
        return direct(
                "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: "
                        + body.length()
                        + "\r\n"
                        + HEADERS
                        + "\r\n"
                        + body);
    }

    private static ByteBuffer direct(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        return ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
    }
}
