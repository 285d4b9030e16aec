package io.github.claudeproxy.keys;

import org.jspecify.annotations.Nullable;

/** Whether a presented key may pass. */
public sealed interface KeyDecision {
    /** It may; {@code key} is as of its last change, so {@code lastUsedAt} may be older. */
    record Accepted(Key key) implements KeyDecision {}

    /**
     * It may not; the message is fit for whoever presented it and holds no secret.
     *
     * @param key the key as it stands, if it is one that was given out and is not deleted
     */
    record Refused(String message, @Nullable Key key) implements KeyDecision {
        public Refused(String message) {
            this(message, null);
        }
    }
}
