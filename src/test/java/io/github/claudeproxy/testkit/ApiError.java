package io.github.claudeproxy.testkit;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.UUID;

/** Anthropic's error envelope: https://docs.claude.com/en/api/errors. */
final class ApiError {
    private ApiError() {}

    static String body(String type, String message, String requestId) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("type", "error");
        body.putObject("error").put("type", type).put("message", message);
        return body.put("request_id", requestId).toString();
    }

    /** The 401 for an OAuth token that is over. */
    static String expiredToken(String requestId) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("type", "error");
        body.putObject("error")
                .put("type", "authentication_error")
                .put("message", "OAuth token has expired. Please obtain a new token.")
                .putObject("details")
                .put("error_code", "token_expired");
        return body.put("request_id", requestId).toString();
    }

    static String newRequestId() {
        return "req_011" + UUID.randomUUID().toString().replace("-", "").substring(0, 21);
    }

    static String type(int status) {
        return switch (status) {
            case 401 -> "authentication_error";
            case 402 -> "billing_error";
            case 403 -> "permission_error";
            case 404 -> "not_found_error";
            case 409 -> "conflict_error";
            case 413 -> "request_too_large";
            case 429 -> "rate_limit_error";
            case 504 -> "timeout_error";
            case 529 -> "overloaded_error";
            default -> status < 500 ? "invalid_request_error" : "api_error";
        };
    }

    static String message(int status) {
        return switch (status) {
            case 401 -> "invalid x-api-key";
            case 403 -> "Your account does not have access to this resource";
            case 404 -> "Not found";
            case 413 -> "Request exceeds the maximum size";
            case 429 -> "This request would exceed your account's rate limit";
            case 529 -> "Overloaded";
            default -> status < 500 ? "The request is not valid" : "Internal server error";
        };
    }
}
