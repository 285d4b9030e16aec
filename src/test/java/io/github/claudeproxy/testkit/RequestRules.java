package io.github.claudeproxy.testkit;

import com.fasterxml.jackson.core.JsonProcessingException;

import java.util.Optional;

/** What Anthropic refuses of a request that is good HTTP. */
final class RequestRules {
    private RequestRules() {}

    static Optional<Reply> refusal(Call call, Caller caller) {
        if (call.route() == Route.UNKNOWN) {
            return Optional.of(
                    Answer.error(404, "not_found_error", "Not found: " + call.head().path()));
        }
        if (caller instanceof Caller.Refused(Reply reply) && call.route().needsCredential()) {
            return Optional.of(reply);
        }
        if (lacksVersion(call)) {
            return invalid("anthropic-version: header is required");
        }
        if (call.route().takesJson() && !isJsonObject(call)) {
            return invalid("The request body is not valid JSON");
        }
        return Optional.empty();
    }

    private static boolean lacksVersion(Call call) {
        return call.head().path().startsWith("/v1/")
                && call.route() != Route.TOKEN
                && !call.head()
                        .header("anthropic-version")
                        .orElse("")
                        .matches("\\d{4}-\\d\\d-\\d\\d");
    }

    private static boolean isJsonObject(Call call) {
        try {
            return Json.parse(call.text()).isObject();
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    private static Optional<Reply> invalid(String message) {
        return Optional.of(Answer.error(400, "invalid_request_error", message));
    }
}
