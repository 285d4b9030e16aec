package io.github.claudeproxy.usage;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * What an account used, and how its dearest keys or models, or its outcomes, went over time.
 *
 * @param dearest ids of keys, names of models or outcomes, the dearest first, of outcomes the most
 *     frequent
 * @param points all that was used, in no order; hours without calls are left out
 */
public record UsageCourse(UsageReport report, List<String> dearest, List<Point> points) {
    /** What the course is split by. */
    public enum By {
        KEY,
        MODEL,
        OUTCOME;

        /** The key, the model or the outcome of the calls; empty for none. */
        String part(Slice calls) {
            return switch (this) {
                case KEY -> calls.keyId();
                case MODEL -> Objects.requireNonNullElse(calls.model(), "");
                case OUTCOME -> calls.outcome();
            };
        }

        /**
         * By how much of this the calls come first: those that cost nothing have an outcome too.
         */
        long weight(UsageTotals totals) {
            return this == OUTCOME ? totals.requests() : totals.costMicros();
        }
    }

    /**
     * What was used within an hour.
     *
     * @param part one of the dearest; null for all others together
     */
    public record Point(@Nullable String part, Instant hour, UsageTotals totals) {}

    public UsageCourse {
        dearest = List.copyOf(dearest);
        points = List.copyOf(points);
    }
}
