package io.github.claudeproxy.limits;

import java.util.Locale;

/** What is done about keys that used more than their share of the account's quota. */
public enum QuotaMode {
    /** Nothing. */
    OFF,
    /** They are shown. */
    ADVISE,
    /** They are slowed, then refused until the window resets. */
    ENFORCE;

    /** The name in the REST API. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
