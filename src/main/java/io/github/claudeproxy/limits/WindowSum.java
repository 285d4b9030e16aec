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
    private long spent;
    private long reserved;
    private boolean stale;
    private boolean loading = true;

    WindowSum(Function<Instant, Window> windows, long limit, long now) {
        this.windows = windows;
        this.limit = limit;
        this.window = windows.apply(Instant.ofEpochMilli(now));
    }

    /** Begins a new window when its time has come. */
    void roll(long now) {
        if (window.contains(now)) {
            return;
        }
        // a clock that was set back leads into a window in which something may have been used
        loading = now < window.from();
        stale |= loading;
        window = windows.apply(Instant.ofEpochMilli(now));
        spent = 0;
        reserved = 0;
    }

    /** Whether what was used before must be looked up; asking answers it. */
    boolean takeStale() {
        boolean was = stale;
        stale = false;
        return was;
    }

    /** Takes over what the store knows, if it was asked for this window. */
    void load(Counts.Sum stored) {
        if (loading && window.equals(stored.window())) {
            spent += stored.amount();
            loading = false;
        }
    }

    /** Takes over the counts of another sum over the same window. */
    boolean takeOver(WindowSum other) {
        if (!window.equals(other.window)) {
            return false;
        }
        spent = other.spent;
        reserved = other.reserved;
        loading = other.loading;
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
            spent += amount;
        }
    }

    boolean isUsedUp() {
        return spent >= limit;
    }

    /** Whether one more call may start: running ones may still give room back. */
    boolean hasRoom() {
        return spent + reserved < limit;
    }

    long limit() {
        return limit;
    }

    long spent() {
        return spent;
    }

    long reserved() {
        return reserved;
    }

    Window window() {
        return window;
    }
}
