package io.github.claudeproxy.claude;

import java.time.Duration;
import java.time.Instant;

/**
 * When the next refresh of a connection may be tried. A failed forced try (the token was refused)
 * also holds back the next forced one; a failed timed one does not.
 *
 * @param why what went wrong last, fit for a teammate; empty after a success
 */
record Backoff(Instant notBefore, Instant notForcedBefore, Instant notTimedBefore, String why) {
    static final Duration PAUSE = Duration.ofSeconds(5);
    static final Duration TIMED_PAUSE = Duration.ofSeconds(30);
    static final Backoff NONE = new Backoff(Instant.MIN, Instant.MIN, Instant.MIN, "");

    /** After tokens came: at once if need be, but no hurry. */
    static Backoff afterSuccess(Instant now) {
        return new Backoff(Instant.MIN, Instant.MIN, now.plus(PAUSE), "");
    }

    Backoff afterFailure(Instant now, boolean forced, String why) {
        Instant forcedAgain = forced ? now.plus(PAUSE) : notForcedBefore;
        return new Backoff(now.plus(PAUSE), forcedAgain, now.plus(TIMED_PAUSE), why);
    }

    static Backoff until(Instant end, String why) {
        return new Backoff(end, end, end, why);
    }

    boolean allows(Instant now, boolean forced) {
        return !now.isBefore(forced ? notForcedBefore : notBefore);
    }

    boolean allowsTimed(Instant now) {
        return allows(now, false) && !now.isBefore(notTimedBefore);
    }
}
