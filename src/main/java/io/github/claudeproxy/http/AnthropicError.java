package io.github.claudeproxy.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * An error of our own, in the shape that Anthropic's clients understand
 * (https://docs.claude.com/en/api/errors): {@code
 * {"type":"error","error":{"type","message"},"request_id"}}.
 *
 * @param retryAfter when it may work again; over a minute the clients are told not to wait, because
 *     the SDKs sleep as long as they are told
 */
public record AnthropicError(
        int status, String type, String message, @Nullable Duration retryAfter) {
    private static final Logger LOG = LoggerFactory.getLogger(AnthropicError.class);
    private static final JsonFactory JSON = new JsonFactory();
    private static final HttpString SHOULD_RETRY = new HttpString("x-should-retry");
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

    public AnthropicError(int status, String type, String message) {
        this(status, type, message, null);
    }

    public static AnthropicError invalidRequest(int status, String message) {
        return new AnthropicError(status, "invalid_request_error", message);
    }

    public static AnthropicError authentication(String message) {
        return new AnthropicError(401, "authentication_error", message);
    }

    public static AnthropicError permission(String message) {
        return new AnthropicError(403, "permission_error", message);
    }

    public static AnthropicError notFound(String message) {
        return new AnthropicError(404, "not_found_error", message);
    }

    public static AnthropicError tooLarge(String message) {
        return new AnthropicError(413, "request_too_large", message);
    }

    public static AnthropicError api(int status, String message) {
        return new AnthropicError(status, "api_error", message);
    }

    public static AnthropicError timeout(String message) {
        return new AnthropicError(504, "timeout_error", message);
    }

    public static AnthropicError rateLimit(String message, @Nullable Duration retryAfter) {
        return new AnthropicError(429, "rate_limit_error", message, retryAfter);
    }

    /** A budget is used up. */
    public static AnthropicError billing(String message, @Nullable Duration retryAfter) {
        return new AnthropicError(429, "billing_error", message, retryAfter);
    }

    public static AnthropicError unavailable(String message, Duration retryAfter) {
        return new AnthropicError(503, "api_error", message, retryAfter);
    }

    /**
     * Sends it as the response and ends the exchange; a body still under way is read and dropped,
     * so that the client gets to see the answer. Does not block.
     */
    public void send(HttpServerExchange exchange) {
        LOG.debug("{} answered with {} {}", RequestId.of(exchange), status, type);
        exchange.setStatusCode(status);
        exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "application/json");
        exchange.getResponseHeaders().put(RequestId.HEADER, RequestId.of(exchange));
        Duration wait = retryAfter;
        if (wait != null) {
            exchange.getResponseHeaders().put(Headers.RETRY_AFTER, Math.max(1, wait.toSeconds()));
            if (wait.compareTo(LONGEST_WAIT) > 0) {
                exchange.getResponseHeaders().put(SHOULD_RETRY, "false");
            }
        }
        LastAnswer.send(exchange, ByteBuffer.wrap(body(RequestId.of(exchange))));
    }

    /** The envelope, as JSON in UTF-8. */
    public byte[] body(String requestId) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(256);
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartObject();
            json.writeStringField("type", "error");
            json.writeObjectFieldStart("error");
            json.writeStringField("type", type);
            json.writeStringField("message", message);
            json.writeEndObject();
            json.writeStringField("request_id", requestId);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** As the event that ends a stream which has already begun. */
    public byte[] event(String requestId) {
        byte[] data = body(requestId);
        ByteArrayOutputStream out = new ByteArrayOutputStream(data.length + 32);
        out.writeBytes("event: error\ndata: ".getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(data);
        out.writeBytes("\n\n".getBytes(StandardCharsets.US_ASCII));
        return out.toByteArray();
    }
}
