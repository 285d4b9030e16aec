package io.github.claudeproxy.rest;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.github.claudeproxy.http.LastAnswer;
import io.github.claudeproxy.http.RequestId;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.StatusCodes;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;

/**
 * An error of the administration API, as RFC 9457 wants it.
 *
 * @param detail one sentence for the person, without secrets
 * @param field the field of the body or query that is wrong, or null
 * @param retryAfter when to try again, or null
 */
public record Problem(
        int status, String detail, @Nullable String field, @Nullable Duration retryAfter) {
    private static final Json JSON = new Json();

    public Problem(int status, String detail) {
        this(status, detail, null, null);
    }

    static Problem badRequest(String detail) {
        return new Problem(400, detail);
    }

    static Problem invalid(String field, String detail) {
        return new Problem(400, field + ": " + detail, field, null);
    }

    static Problem notFound() {
        return new Problem(404, "There is no such resource.");
    }

    static Problem tooManyAttempts(Duration retryAfter) {
        return new Problem(
                429,
                "Too many attempts. Try again in " + inWords(retryAfter) + ".",
                null,
                retryAfter);
    }

    /** Rounded up, so that who comes back then is let in. */
    private static String inWords(Duration wait) {
        long seconds = seconds(wait);
        if (seconds < 60) {
            return seconds == 1 ? "1 second" : seconds + " seconds";
        }
        long minutes = (seconds + 59) / 60;
        return minutes == 1 ? "1 minute" : minutes + " minutes";
    }

    private static long seconds(Duration wait) {
        return Math.max(1, wait.plusMillis(999).toSeconds());
    }

    /** Answers with this problem and ends the exchange. */
    public void send(HttpServerExchange exchange) {
        String requestId = RequestId.of(exchange);
        var headers = exchange.getResponseHeaders();
        headers.put(RequestId.HEADER, requestId);
        headers.put(Headers.CONTENT_TYPE, "application/problem+json");
        headers.put(Headers.CACHE_CONTROL, "no-store");
        if (status == StatusCodes.UNAUTHORIZED) {
            headers.put(Headers.WWW_AUTHENTICATE, "Bearer");
        }
        if (retryAfter != null) {
            headers.put(Headers.RETRY_AFTER, Long.toString(seconds(retryAfter)));
        }
        exchange.setStatusCode(status);
        LastAnswer.send(exchange, ByteBuffer.wrap(JSON.write(body(requestId))));
    }

    private ProblemBody body(String requestId) {
        return new ProblemBody(
                "about:blank",
                StatusCodes.getReason(status),
                status,
                detail,
                field == null ? List.of() : List.of(new Fault(field, detail)),
                requestId);
    }

    /** As RFC 9457 names its members, and two of our own. */
    record ProblemBody(
            String type,
            String title,
            int status,
            String detail,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Fault> errors,
            String requestId) {}

    record Fault(String field, String detail) {}
}
