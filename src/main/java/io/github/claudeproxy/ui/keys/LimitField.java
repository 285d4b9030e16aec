package io.github.claudeproxy.ui.keys;

/** A field of the form for limits. */
public enum LimitField {
    CALLS_PER_MINUTE(10_000),
    CALLS_AT_ONCE(10_000),
    TOKENS_PER_DAY(1_000_000_000_000L),
    BUDGET(1_000_000),
    MODELS(0),
    ENDPOINTS(0),
    NETWORKS(0),
    LAST_DAY(0),
    DAYS(3650),
    WEIGHT(1000);

    private final long most;

    LimitField(long most) {
        this.most = most;
    }

    /** The largest number it takes; 0 if it takes none. */
    long most() {
        return most;
    }
}
