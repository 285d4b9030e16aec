package io.github.claudeproxy.alerts;

import java.util.Locale;

/** What can be wrong; the texts are in the bundle. */
public enum AlertKind {
    /** A key has used 80 % of its budget. */
    BUDGET_NEARLY_USED,
    BUDGET_USED_UP,
    /** A window of the account's quota is fuller than the owner wants it. */
    QUOTA_HIGH,
    /** The connection works no more until somebody connects again. */
    CONNECTION_LOST,
    /** Anthropic answers most calls with errors, or takes the credential no more. */
    UPSTREAM_REFUSES,
    DISK_LOW;

    /** The name in the store and in the REST API. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static AlertKind ofText(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
