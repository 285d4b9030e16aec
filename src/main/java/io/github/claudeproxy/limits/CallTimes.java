package io.github.claudeproxy.limits;

import java.util.ArrayList;
import java.util.List;

/**
 * When the last calls began, as many as are allowed in a minute. Guarded by the lock of its
 * account.
 */
final class CallTimes {
    private static final long MINUTE = 60_000;

    private final long[] times;
    private int next;

    CallTimes(int limit) {
        this.times = new long[limit];
    }

    int limit() {
        return times.length;
    }

    /** How long until one more call is allowed; 0 if it is now. */
    long millisUntilRoom(long now) {
        long age = now - times[next];
        // a time that lies ahead is from before the clock was set back
        return age < 0 || age >= MINUTE ? 0 : MINUTE - age;
    }

    void note(long now) {
        times[next] = now;
        next = (next + 1) % times.length;
    }

    /** Takes over times, oldest first. */
    void load(List<Long> earlier) {
        earlier.forEach(this::note);
    }

    /** The times of the last minute, oldest first. */
    List<Long> recent(long now) {
        List<Long> recent = new ArrayList<>();
        for (int i = 0; i < times.length; i++) {
            long time = times[(next + i) % times.length];
            if (time > now - MINUTE && time <= now) {
                recent.add(time);
            }
        }
        return recent;
    }
}
