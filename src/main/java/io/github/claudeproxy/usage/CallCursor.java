package io.github.claudeproxy.usage;

import java.util.Optional;

/** The call that a page of calls ended with; calls that come later do not move it. */
public record CallCursor(long startedAt, String requestId) {
    /** A text that {@link #parse} understands. */
    public String text() {
        return startedAt + "." + requestId;
    }

    public static Optional<CallCursor> parse(String text) {
        int dot = text.indexOf('.');
        if (dot < 1 || dot > 18 || dot == text.length() - 1) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new CallCursor(
                            Long.parseLong(text.substring(0, dot)), text.substring(dot + 1)));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }
}
