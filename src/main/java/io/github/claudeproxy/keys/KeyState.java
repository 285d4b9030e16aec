package io.github.claudeproxy.keys;

import java.util.Locale;

/** Whether a key works now; a disabled key is shown as disabled also after its expiry. */
public enum KeyState {
    ACTIVE,
    DISABLED,
    EXPIRED;

    /** The name in the REST API. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
