package io.github.claudeproxy.testkit;

import com.fasterxml.jackson.databind.JsonNode;

/** The body of a call to the token endpoint. */
record TokenRequest(JsonNode body) {
    /** A field that must be there. A missing {@code state} has an error of its own, as observed. */
    String field(String name) {
        String value = body.path(name).asText();
        if (value.isEmpty()) {
            throw new OAuthError("oauth_request_parse_error", "Missing '" + name + "' in request.");
        }
        return value;
    }

    void require(String name, String expected) {
        if (!field(name).equals(expected)) {
            throw new OAuthError("invalid_grant", "Invalid '" + name + "' in request.");
        }
    }
}
