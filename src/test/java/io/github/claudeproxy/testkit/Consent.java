package io.github.claudeproxy.testkit;

/** What a user brings home from the authorize page. */
public record Consent(String code, String state, String redirectUri) {
    /** The address the browser is sent to. */
    public String callbackUrl() {
        return redirectUri
                + (redirectUri.contains("?") ? "&" : "?")
                + "code="
                + code
                + "&state="
                + Query.encode(state);
    }

    /** What the hosted page shows for copying. */
    public String pasted() {
        return code + "#" + state;
    }
}
