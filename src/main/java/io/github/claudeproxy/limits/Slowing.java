package io.github.claudeproxy.limits;

import io.github.claudeproxy.limits.Admission.Refused;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/**
 * How a key that used more than its share is held back while the quota runs low: one call at a
 * time, with a pause between two starts that grows from a few seconds at the threshold to half a
 * minute at the mark from which on it is refused. Guarded by the lock of its account.
 */
final class Slowing {
    static final Duration SHORTEST = Duration.ofSeconds(3);
    static final Duration LONGEST = Duration.ofSeconds(30);

    /** Who would wait longer is told at once; clients give up not long after. */
    private static final long MOST_WAIT = 60_000;

    private Slowing() {}

    static boolean refuses(OverShare over, AccountLimits limits) {
        return over.utilization() >= limits.quotaRefuseAt();
    }

    static Duration pause(OverShare over, AccountLimits limits) {
        double room = limits.quotaRefuseAt() - limits.quotaThreshold();
        double gone = over.utilization() - limits.quotaThreshold();
        double part = room <= 0 ? 1 : Math.clamp(gone / room, 0, 1);
        return SHORTEST.plusMillis((long) (part * LONGEST.minus(SHORTEST).toMillis()));
    }

    /** Whether the key's next call may start as far as this goes. */
    static boolean allows(@Nullable OverShare over, KeyGate key, AccountLimits limits, long now) {
        return over == null || (key.isIdle() && millisLeft(over, key, limits, now) == 0);
    }

    /** How long until it may start, if no call of the key runs by then. */
    static long millisLeft(OverShare over, KeyGate key, AccountLimits limits, long now) {
        return Math.max(0, key.lastStartAt(now) + pause(over, limits).toMillis() - now);
    }

    /** Refuses a call before which too many wait already. */
    static @Nullable Refused tooManyWait(
            OverShare over, KeyGate key, AccountLimits limits, long now) {
        long wait =
                millisLeft(over, key, limits, now)
                        + key.waiting().size() * pause(over, limits).toMillis();
        return wait <= MOST_WAIT
                ? null
                : Refusals.slowed(over, pause(over, limits), Duration.ofMillis(wait), limits);
    }
}
