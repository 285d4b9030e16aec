package io.github.claudeproxy.bench.load;

import io.github.claudeproxy.bench.upstream.Script;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The requests, with the headers a client of today sends. */
public final class Requests {
    private static final String HEADERS =
            """
            host: 127.0.0.1:%d
            accept: application/json
            accept-encoding: gzip, deflate, br, zstd
            accept-language: *
            anthropic-version: 2023-06-01
            anthropic-beta: interleaved-thinking-2025-05-14,fine-grained-tool-streaming-2025-05-14
            anthropic-dangerous-direct-browser-access: true
            connection: keep-alive
            content-type: application/json
            user-agent: bench/1.0 (external, cli)
            x-api-key: %s
            x-app: cli
            x-stainless-arch: x64
            x-stainless-lang: js
            x-stainless-os: Linux
            x-stainless-package-version: 0.60.0
            x-stainless-retry-count: 0
            x-stainless-runtime: node
            x-stainless-runtime-version: v22.19.0
            x-stainless-timeout: 600
            content-length: %d
            """
                    .replace("\n", "\r\n");
    private static final int SMALL = 1024;

    private Requests() {}

    /** The header lines of a request. */
    public static String headers(int port, String key, int bodyLength) {
        return HEADERS.formatted(port, key, bodyLength);
    }

    /** Asks for a short JSON answer. */
    static ByteBuffer message(Endpoint to) {
        return request(to, "", body("", SMALL));
    }

    /** Asks for the scripted stream. */
    static ByteBuffer stream(Endpoint to, Script script) {
        return request(to, script.query(), body("\"stream\":true,", SMALL));
    }

    /** Asks for a short JSON answer with a body of that many bytes. */
    static ByteBuffer upload(Endpoint to, int size) {
        return request(to, "", body("", size));
    }

    private static byte[] body(String fields, int size) {
        String start =
                "{\"model\":\"claude-sonnet-4-5\",\"max_tokens\":1024,"
                        + fields
                        + "\"messages\":[{\"role\":\"user\",\"content\":\"";
        String end = "\"}]}";
        String filler = "lorem ipsum ".repeat(size / 12 + 1);
        String text = start + filler.substring(0, size - start.length() - end.length()) + end;
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static ByteBuffer request(Endpoint to, String query, byte[] body) {
        byte[] head =
                ("POST /v1/messages"
                                + query
                                + " HTTP/1.1\r\n"
                                + headers(to.port(), to.key(), body.length)
                                + "\r\n")
                        .getBytes(StandardCharsets.ISO_8859_1);
        return ByteBuffer.allocateDirect(head.length + body.length).put(head).put(body).flip();
    }
}
