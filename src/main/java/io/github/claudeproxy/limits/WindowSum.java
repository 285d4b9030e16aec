package io.github.claudeproxy.limits;

import java.time.Instant;
import java.util.function.Function;

/**
 * What was used in the current window, and what running calls may still use. A call belongs to the
 * window in which it started. Guarded by the lock of its account.
 */
final class WindowSum {
    private final Function<Instant, Window> windows;
    private final long limit;
    private Window window;

    /** What the store knew of this window, less what had been settled by then. */
    private long base;

    /** What was settled since this sum began, in whichever window. */
    private long settled;

    private long reserved;

    /** Before this something may have been used; it only ever grows. */
    private long usedUntil;

    private boolean stale;

    WindowSum(Function<Instant, Window> windows, long limit, long now) {
        this.windows = windows;
        this.limit = limit;
        this.window = windows.apply(Instant.ofEpochMilli(now));
        this.usedUntil = window.until();
    }

    /** Begins a new window when its time has come. */
    void roll(long now) {
        if (window.contains(now)) {
            return;
        }
        window = windows.apply(Instant.ofEpochMilli(now));
        // a clock that was set back, or forth again, leads to where something may have been used
        stale |= window.from() < usedUntil;
        usedUntil = Math.max(usedUntil, window.until());
        base = -settled;
        reserved = 0;
    }

    /** Whether what was used before must be looked up; asking answers it. */
    boolean takeStale() {
        boolean was = stale;
        stale = false;
        return was;
    }

    /**
     * Takes over what the store knows, if it was asked for this window.
     *
     * @param settledBefore what {@link #settled} was when the store was asked
     */
    void load(Counts.Sum stored, long settledBefore) {
        usedUntil = Math.max(usedUntil, stored.usedUntil());
        if (window.equals(stored.window())) {
            base = stored.amount() - settledBefore;
        }
    }

    /** Takes over the counts of another sum over the same window. */
    boolean takeOver(WindowSum other) {
        if (!window.equals(other.window)) {
            return false;
        }
        base = other.base;
        settled = other.settled;
        reserved = other.reserved;
        usedUntil = other.usedUntil;
        stale = other.stale;
        return true;
    }

    Window reserve(long amount) {
        reserved += amount;
        return window;
    }

    void release(long amount, Window reservedIn) {
        if (window.equals(reservedIn)) {
            reserved = Math.max(0, reserved - amount);
        }
    }

    void spend(long amount, long startedAt) {
        if (window.contains(startedAt)) {
            settled += amount;
        }
    }

    boolean isUsedUp() {
        return spent() >= limit;
    }

    /** Whether one more call may start: running ones may still give room back. */
    boolean hasRoom() {
        return spent() + reserved < limit;
    }

    long limit() {
        return limit;
    }

    long spent() {
        return base + settled;
    }

    /** Grows with each call that is counted, so that one can tell whether any was. */
    long settled() {
        return settled;
    }

    long reserved() {
        return reserved;
    }

    Window window() {
        return window;
    }
}
