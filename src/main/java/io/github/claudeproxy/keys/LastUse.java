package io.github.claudeproxy.keys;

import java.util.concurrent.atomic.AtomicLong;

/**
 * When a key was last used, to the second, in memory. Any thread may note or read it; what is
 * stored of it is known to {@link LastUseWriter}'s thread alone.
 */
final class LastUse {
    static final long NEVER = 0;

    private static final long RESOLUTION_MILLIS = 1000;

    private final AtomicLong at;
    private long stored;

    LastUse(long at) {
        this.at = new AtomicLong(at);
        this.stored = at;
    }

    /** Writes at most once a second, so that a busy key's cache line stays shared. */
    void note(long now) {
        if (Math.abs(now - at.getOpaque()) >= RESOLUTION_MILLIS) {
            at.setOpaque(now);
        }
    }

    long at() {
        return at.getOpaque();
    }

    boolean isStored(long at) {
        return stored == at;
    }

    void setStored(long at) {
        stored = at;
    }
}
