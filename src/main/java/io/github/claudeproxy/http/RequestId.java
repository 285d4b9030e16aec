package io.github.claudeproxy.http;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.AttachmentKey;
import io.undertow.util.HttpString;

import java.util.concurrent.ThreadLocalRandom;

/**
 * The id of one client request: in the log, in every answer of our own ({@code request-id}, as
 * Anthropic does: https://docs.claude.com/en/api/errors) and in the usage row. Its prefix differs
 * from Anthropic's {@code req_}, so that one sees who gave it. It names, it does not protect.
 */
public final class RequestId {
    public static final HttpString HEADER = new HttpString("request-id");

    /** Its name in the logging context (MDC). */
    public static final String LOGGED = "request_id";

    private static final AttachmentKey<String> KEY = AttachmentKey.create(String.class);
    private static final char[] DIGITS = "0123456789abcdefghijklmnopqrstuv".toCharArray();

    private RequestId() {}

    /** The id of this exchange, made at the first call. */
    public static String of(HttpServerExchange exchange) {
        String id = exchange.getAttachment(KEY);
        if (id == null) {
            id = next();
            exchange.putAttachment(KEY, id);
        }
        return id;
    }

    /** Begins with the time, so that the usage table's index grows at its end alone. */
    private static String next() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        char[] text = new char[28];
        "cpr_".getChars(0, 4, text, 0);
        put(text, 4, 14, System.currentTimeMillis());
        put(text, 14, 21, random.nextLong());
        put(text, 21, 28, random.nextLong());
        return new String(text);
    }

    private static void put(char[] text, int from, int to, long bits) {
        for (int i = to - 1, shift = 0; i >= from; i--, shift += 5) {
            text[i] = DIGITS[(int) (bits >>> shift) & 31];
        }
    }
}
