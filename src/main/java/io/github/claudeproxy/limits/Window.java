package io.github.claudeproxy.limits;

import java.time.Instant;

/** A span of time in which use is counted: from the first moment, until before the last. */
record Window(long from, long until) {
    static Window between(Instant from, Instant until) {
        return new Window(from.toEpochMilli(), until.toEpochMilli());
    }

    boolean contains(long millis) {
        return millis >= from && millis < until;
    }

    Instant end() {
        return Instant.ofEpochMilli(until);
    }
}
