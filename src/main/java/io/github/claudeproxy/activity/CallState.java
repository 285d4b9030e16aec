package io.github.claudeproxy.activity;

import io.github.claudeproxy.usage.Outcome;

import java.util.Locale;

/** Where a call stands, or how it ended. */
public enum CallState {
    /** It waits for its turn. */
    QUEUED,
    /** The request is on its way, and upstream has not answered. */
    SENDING,
    /** The answer is being passed on. */
    STREAMING,
    COMPLETED,
    CLIENT_ABORTED,
    UPSTREAM_ERROR,
    TIMED_OUT,
    REFUSED,
    STOPPED;

    private final String text = name().toLowerCase(Locale.ROOT);

    static CallState of(Outcome outcome) {
        return switch (outcome) {
            case COMPLETED -> COMPLETED;
            case CLIENT_ABORTED -> CLIENT_ABORTED;
            case UPSTREAM_ERROR -> UPSTREAM_ERROR;
            case TIMED_OUT -> TIMED_OUT;
            case REFUSED -> REFUSED;
            case STOPPED -> STOPPED;
        };
    }

    public boolean isRunning() {
        return compareTo(STREAMING) <= 0;
    }

    /** The name in the REST API; that of an ending is also its name in the usage table. */
    public String text() {
        return text;
    }
}
