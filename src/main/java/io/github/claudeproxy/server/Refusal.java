package io.github.claudeproxy.server;

import io.github.claudeproxy.http.AnthropicError;
import io.github.claudeproxy.rest.Problem;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;

import org.jspecify.annotations.Nullable;

/** Why a request gets no further than the door. */
enum Refusal {
    METHOD(
            405,
            "invalid_request_error",
            "This method is not allowed here.",
            "GET, HEAD, POST, PUT, PATCH, DELETE"),
    READ_ONLY(405, "invalid_request_error", "This takes GET and HEAD.", "GET, HEAD"),
    FRAMING(
            400,
            "invalid_request_error",
            "The framing of the request body is ambiguous: Transfer-Encoding may only be chunked,"
                    + " and only in HTTP/1.1."),
    BODY(400, "invalid_request_error", "A GET or HEAD request must not have a body."),
    HOST(
            403,
            "permission_error",
            "The Host header names another server. If this server is meant, add the name to"
                    + " ALLOWED_HOSTS."),
    REMOTE(
            403,
            "permission_error",
            "Other machines are served only /v1 here. Administration needs a browser or client on"
                    + " the machine itself."),
    CROSS_SITE(403, "permission_error", "Pages of another site may not call this API."),
    NOT_JSON(415, "invalid_request_error", "The body must be application/json.");

    private final int status;
    private final String type;
    private final String message;
    private final @Nullable String allowed;

    Refusal(int status, String type, String message) {
        this(status, type, message, null);
    }

    Refusal(int status, String type, String message, @Nullable String allowed) {
        this.status = status;
        this.type = type;
        this.message = message;
        this.allowed = allowed;
    }

    /** Answers in the format of whoever is asked: a problem on {@code /api}, else the envelope. */
    void send(HttpServerExchange exchange) {
        if (allowed != null) {
            exchange.getResponseHeaders().put(Headers.ALLOW, allowed);
        }
        if (Areas.isApi(exchange.getRequestPath())) {
            new Problem(status, message).send(exchange);
        } else {
            new AnthropicError(status, type, message).send(exchange);
        }
    }
}
