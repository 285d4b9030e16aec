package io.github.claudeproxy.ui.keys;

/** When a key ends by itself. */
public enum Expiry {
    NEVER,
    ON_DATE,
    AFTER_FIRST_USE
}
