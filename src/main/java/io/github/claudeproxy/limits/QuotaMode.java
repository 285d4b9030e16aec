package io.github.claudeproxy.limits;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

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

    /** The mode of that name, if there is one. */
    public static Optional<QuotaMode> of(String text) {
        return Arrays.stream(values()).filter(each -> each.text().equals(text)).findFirst();
    }
}
