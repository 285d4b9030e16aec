package io.github.claudeproxy.usage;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Set;

/**
 * Which calls a report counts: those that started at or after {@code from} and before {@code to},
 * with this key, this model and this outcome; null means any.
 *
 * @param breakdowns what to split by besides the keys
 */
public record UsageQuery(
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable String keyId,
        @Nullable String model,
        @Nullable Outcome outcome,
        Set<Breakdown> breakdowns) {
    /** Every call there is. */
    public static final UsageQuery ALL = between(null, null);

    private static final Instant LATEST = Instant.ofEpochMilli(Long.MAX_VALUE);

    /** A way to split the sums; times are those of the start. */
    public enum Breakdown {
        MODEL,
        OUTCOME,
        HOUR,
        DAY,
        MONTH
    }

    public UsageQuery {
        breakdowns = Set.copyOf(breakdowns);
    }

    public static UsageQuery between(@Nullable Instant from, @Nullable Instant to) {
        return new UsageQuery(from, to, null, null, null, Set.of());
    }

    public UsageQuery withKey(@Nullable String id) {
        return new UsageQuery(from, to, id, model, outcome, breakdowns);
    }

    public UsageQuery withModel(@Nullable String name) {
        return new UsageQuery(from, to, keyId, name, outcome, breakdowns);
    }

    public UsageQuery withOutcome(@Nullable Outcome end) {
        return new UsageQuery(from, to, keyId, model, end, breakdowns);
    }

    public UsageQuery by(Set<Breakdown> more) {
        return new UsageQuery(from, to, keyId, model, outcome, more);
    }

    public UsageQuery by(Breakdown... more) {
        return by(Set.of(more));
    }

    boolean splitsBy(Breakdown breakdown) {
        return breakdowns.contains(breakdown);
    }

    long fromMillis() {
        return from == null ? 0 : millis(from);
    }

    long toMillis() {
        return to == null ? Long.MAX_VALUE : millis(to);
    }

    /** Times out of any row's reach stand for the first and the last possible one. */
    private static long millis(Instant at) {
        return at.isBefore(Instant.EPOCH)
                ? 0
                : at.isAfter(LATEST) ? Long.MAX_VALUE : at.toEpochMilli();
    }
}
