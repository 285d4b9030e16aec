package io.github.claudeproxy.activity;

import java.util.Locale;

/** Why the proxy itself said no to a call. */
public enum RefusedFor {
    BUDGET,
    /** Too many large requests are held already. */
    BUSY,
    CALLS_PER_MINUTE,
    /** There is none, or it cannot be used now. */
    CLAUDE_ACCOUNT,
    /** The key may not use this part of the API. */
    ENDPOINT,
    FAULT,
    KEY_DISABLED,
    KEY_EXPIRED,
    MODEL,
    NETWORK,
    NOT_UNDERSTOOD,
    QUEUE_FULL,
    QUOTA_SHARE,
    STOPPING,
    TOKENS_PER_DAY,
    TOO_LARGE,
    WAITED_TOO_LONG;

    private final String text = name().toLowerCase(Locale.ROOT);

    /** The name in the REST API. */
    public String text() {
        return text;
    }
}
