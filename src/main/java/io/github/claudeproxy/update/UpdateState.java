package io.github.claudeproxy.update;

import java.time.Instant;

/** What is known of newer versions. */
public sealed interface UpdateState {
    /** Nothing is asked for. */
    record Off(Reason reason) implements UpdateState {}

    /** Switched on, but nothing was asked yet. */
    record Waiting() implements UpdateState {}

    record UpToDate(Instant checked) implements UpdateState {}

    record Available(Release release, Instant checked) implements UpdateState {}

    /** The last check came to nothing; the next one is tried tomorrow. */
    record Failed(String message, Instant checked) implements UpdateState {}

    /** Why nothing is asked for. */
    enum Reason {
        /** The user did not switch it on, or switched it off. */
        SETTING,
        /** The machine's administrator forbids it. */
        POLICY,
        /** This build knows no address or no key. */
        NOT_CONFIGURED
    }
}
