package io.github.claudeproxy.testkit;

/** What the fake's OAuth side refuses, in the words of RFC 6749, 5.2. */
final class OAuthError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String error;

    OAuthError(String error, String description) {
        super(description);
        this.error = error;
    }

    /** The answer that says so. */
    Reply reply() {
        String body =
                Json.object().put("error", error).put("error_description", getMessage()).toString();
        return Answer.json(body).status(400);
    }
}
