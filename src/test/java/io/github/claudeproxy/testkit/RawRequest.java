package io.github.claudeproxy.testkit;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The exact bytes of a request to be sent by {@link RawHttp}: nothing is added that the test did
 * not ask for, but {@code host} and the framing of the body. Each method returns a changed copy.
 */
@SuppressWarnings("ArrayRecordComponent") // requests are not compared
public record RawRequest(String method, String target, List<Header> headers, byte[] body) {
    public static RawRequest of(String method, String target) {
        return new RawRequest(method, target, List.of(), new byte[0]);
    }

    public static RawRequest get(String target) {
        return of("GET", target);
    }

    /** A JSON body with its type and length. */
    public static RawRequest post(String target, String json) {
        return json("POST", target, json);
    }

    public static RawRequest patch(String target, String json) {
        return json("PATCH", target, json);
    }

    public static RawRequest put(String target, String json) {
        return json("PUT", target, json);
    }

    private static RawRequest json(String method, String target, String json) {
        return of(method, target)
                .header("content-type", "application/json")
                .body(json.getBytes(StandardCharsets.UTF_8));
    }

    /** A call to {@code /v1/messages} with this API key or key of ours. */
    public static RawRequest message(String key, boolean stream) {
        String json =
                """
                {"model":"claude-sonnet-5-5","max_tokens":64,"stream":%s,\
                "messages":[{"role":"user","content":"Grüß dich 👋"}]}"""
                        .formatted(stream);
        return post("/v1/messages", json)
                .header("x-api-key", key)
                .header("anthropic-version", "2023-06-01");
    }

    public RawRequest header(String name, String value) {
        List<Header> more = new ArrayList<>(headers);
        more.add(new Header(name, value));
        return new RawRequest(method, target, more, body);
    }

    /** With this body and its {@code content-length}. */
    public RawRequest body(byte[] bytes) {
        RawRequest framed = header("content-length", Integer.toString(bytes.length));
        return new RawRequest(method, target, framed.headers, bytes);
    }

    /** With this body in chunks of this size. */
    public RawRequest chunked(byte[] bytes, int size) {
        ByteArrayOutputStream chunks = new ByteArrayOutputStream();
        for (int from = 0; from < bytes.length; from += size) {
            int length = Math.min(size, bytes.length - from);
            chunks.writeBytes(latin1(Integer.toHexString(length) + "\r\n"));
            chunks.write(bytes, from, length);
            chunks.writeBytes(latin1("\r\n"));
        }
        chunks.writeBytes(latin1("0\r\n\r\n"));
        RawRequest framed = header("transfer-encoding", "chunked");
        return new RawRequest(method, target, framed.headers, chunks.toByteArray());
    }

    /** The head on the wire, addressed to this host. */
    public byte[] headBytes(String host) {
        StringBuilder head = new StringBuilder(method + " " + target + " HTTP/1.1\r\n");
        if (headers.stream().noneMatch(header -> header.is("host"))) {
            head.append("host: ").append(host).append("\r\n");
        }
        headers.forEach(header -> head.append(header).append("\r\n"));
        return latin1(head.append("\r\n").toString());
    }

    private static byte[] latin1(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
