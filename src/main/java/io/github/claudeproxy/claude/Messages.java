package io.github.claudeproxy.claude;

import io.github.claudeproxy.claude.ConnectionStatus.Kind;

/** What teammates and the owner are told; each says what happened and who can help. */
final class Messages {
    static final String NOT_CONNECTED =
            "No Anthropic account is connected to this proxy. Ask the person who runs it.";
    static final String CONNECT =
            "No Anthropic account is connected yet. Connect one with POST /api/claude/api-key, or"
                    + " sign in to Claude with GET /api/claude/connect.";
    static final String UNREADABLE =
            "The stored credentials cannot be opened, because the key they were sealed with is"
                    + " lost. Ask the person who runs this proxy to connect the account again.";
    static final String CANCELLED = "The sign-in was cancelled in the meantime.";
    static final String NO_KEY =
            "This does not look like an Anthropic API key (sk-ant-…): 20 to 512 letters, digits and"
                    + " signs, without spaces.";
    static final String DISCONNECTED =
            "Disconnected: what was stored here is deleted. Anthropic offers programs no way to end"
                    + " a sign-in or revoke a key; do that in your account's settings with"
                    + " Anthropic.";

    private static final String ASK = " Ask the person who runs this proxy ";

    private Messages() {}

    static String reconnect(String reason) {
        return "The sign-in to the Claude account has ended: %s.".formatted(unstopped(reason))
                + ASK
                + "to connect it again.";
    }

    static String refused(Kind kind, String reason) {
        String what =
                switch (kind) {
                    case OAUTH -> "the connected Claude account";
                    case API_KEY -> "the connected API key";
                };
        return "Anthropic refuses %s%s.".formatted(what, reason.isEmpty() ? "" : ": " + reason)
                + ASK
                + "to connect it again, or to connect another API key.";
    }

    static String notRefreshed(String reason) {
        String why = reason.isEmpty() ? "" : ": " + unstopped(reason);
        return "The access token has ended and could not be refreshed%s.".formatted(why)
                + " It is tried again by itself;"
                + ASK.stripLeading().replaceFirst("Ask", " ask")
                + "if it stays so.";
    }

    static String working(Kind kind, String lastFailure) {
        String all =
                switch (kind) {
                    case OAUTH -> "Connected with a Claude account; the token is kept fresh.";
                    case API_KEY -> "Connected with an API key.";
                };
        return lastFailure.isEmpty()
                ? all
                : "Connected, but the last refresh failed: %s. It is tried again by itself."
                        .formatted(unstopped(lastFailure));
    }

    private static String unstopped(String sentence) {
        return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }
}
