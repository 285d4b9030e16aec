package io.github.claudeproxy.bench.load;

import java.time.Duration;
import java.util.Arrays;

/** Every single latency of a run, in nanoseconds; one thread adds, then one asks. */
public final class Latencies {
    private long[] nanos = new long[4096];
    private int count;

    void add(long value) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, count * 2);
        }
        nanos[count++] = value;
    }

    /** The latency that this share of all did not exceed. */
    public Duration quantile(double share) {
        if (count == 0) {
            throw new IllegalStateException("nothing was measured");
        }
        long[] sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        return Duration.ofNanos(sorted[(int) Math.min(count - 1L, (long) (share * count))]);
    }
}
