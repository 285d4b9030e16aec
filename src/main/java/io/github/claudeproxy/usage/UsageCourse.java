package io.github.claudeproxy.usage;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * What an account used, and how its dearest keys or models went over time.
 *
 * @param dearest ids of keys or names of models, the dearest first
 * @param points all that was used, in no order; hours without calls are left out
 */
public record UsageCourse(UsageReport report, List<String> dearest, List<Point> points) {
    /** What the course is split by. */
    public enum By {
        KEY,
        MODEL;

        /** The key or the model of the calls; empty for none. */
        String part(Slice calls) {
            return switch (this) {
                case KEY -> calls.keyId();
                case MODEL -> Objects.requireNonNullElse(calls.model(), "");
            };
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
