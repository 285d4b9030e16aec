package io.github.claudeproxy.limits;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * A key's limits and where it stands: the numbers that decide about its next call.
 *
 * @param callsInMinute only counted where they are limited
 */
public record LimitState(
        KeyLimits limits,
        int running,
        int waiting,
        int callsInMinute,
        @Nullable Sum tokens,
        @Nullable Sum micros) {
    /** What was used and is set aside for running calls, until the window ends. */
    public record Sum(long used, long reserved, long limit, Instant resetsAt) {
        static @Nullable Sum of(@Nullable WindowSum sum) {
            return sum == null
                    ? null
                    : new Sum(sum.spent(), sum.reserved(), sum.limit(), sum.window().end());
        }
    }
}
