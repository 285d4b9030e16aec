package io.github.claudeproxy.usage;

import java.time.Duration;

/** The lengths of time that sums are kept for, in UTC. */
enum Span {
    HOUR(Duration.ofHours(1)),
    DAY(Duration.ofDays(1));

    private final long millis;

    Span(Duration length) {
        this.millis = length.toMillis();
    }

    long millis() {
        return millis;
    }

    /** The start of the span that this moment is in. */
    long floor(long at) {
        return at - Math.floorMod(at, millis);
    }

    /** The start of the first span that does not begin before this moment. */
    long ceiling(long at) {
        long floor = floor(at);
        return floor == at || floor > Long.MAX_VALUE - millis ? floor : floor + millis;
    }
}
