package io.github.claudeproxy.usage;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Set;

/**
 * Which calls a report counts: those that started at or after {@code from} and before {@code to},
 * with this key and this model; null means any.
 *
 * @param breakdowns what to split by besides the keys
 */
public record UsageQuery(
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable String keyId,
        @Nullable String model,
        Set<Breakdown> breakdowns) {
    /** Every call there is. */
    public static final UsageQuery ALL = new UsageQuery(null, null, null, null, Set.of());

    /** A way to split the sums. */
    public enum Breakdown {
        MODEL,
        /** By the day of the start in UTC. */
        DAY
    }

    public UsageQuery {
        breakdowns = Set.copyOf(breakdowns);
    }

    public static UsageQuery between(@Nullable Instant from, @Nullable Instant to) {
        return new UsageQuery(from, to, null, null, Set.of());
    }

    public UsageQuery withKey(@Nullable String id) {
        return new UsageQuery(from, to, id, model, breakdowns);
    }

    public UsageQuery withModel(@Nullable String name) {
        return new UsageQuery(from, to, keyId, name, breakdowns);
    }

    public UsageQuery by(Breakdown... more) {
        return new UsageQuery(from, to, keyId, model, Set.of(more));
    }
}
