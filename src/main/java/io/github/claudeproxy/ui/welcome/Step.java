package io.github.claudeproxy.ui.welcome;

import java.util.List;

/** The steps of the first run, in order. */
public enum Step {
    OWNER,
    CONNECT,
    SHARE,
    KEY,
    TRY;

    /** As people count. */
    int number() {
        return List.of(values()).indexOf(this) + 1;
    }

    boolean isAfter(Step other) {
        return compareTo(other) > 0;
    }

    Step previous() {
        return values()[Math.max(number() - 2, 0)];
    }
}
