package io.github.claudeproxy.keys;

/** Whether a presented key may pass. */
public sealed interface KeyDecision {
    /** It may; {@code key} is as of its last change, so {@code lastUsedAt} may be older. */
    record Accepted(Key key) implements KeyDecision {}

    /** It may not; the message is fit for whoever presented it and holds no secret. */
    record Refused(String message) implements KeyDecision {}
}
