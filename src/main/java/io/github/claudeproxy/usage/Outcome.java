package io.github.claudeproxy.usage;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a call ended. */
public enum Outcome {
    /** The answer was passed on to its end, whatever its status. */
    COMPLETED,
    /** The client left before. */
    CLIENT_ABORTED,
    /** Upstream failed, or broke off its answer. */
    UPSTREAM_ERROR,
    /** Upstream was silent for too long. */
    TIMED_OUT,
    /** The proxy itself said no; nothing went upstream. */
    REFUSED,
    /** Somebody who manages the account ended it. */
    STOPPED;

    private final String text = name().toLowerCase(Locale.ROOT);

    /** The name in the store and in the REST API. */
    public String text() {
        return text;
    }

    /** The outcome of that name. */
    public static Optional<Outcome> of(String text) {
        return Arrays.stream(values()).filter(each -> each.text.equals(text)).findFirst();
    }
}
