package io.github.claudeproxy.users;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Counts attempts per key, so many in a stretch of time that begins with the first. Any thread may
 * call. In memory only, and never more than 10,000 keys.
 */
final class Attempts<K> {
    private static final int MAX_KEYS = 10_000;

    private final int limit;
    private final Duration stretch;
    private final Clock clock;
    private final Cache<K, Count> counts;

    Attempts(int limit, Duration stretch, Clock clock) {
        this.limit = limit;
        this.stretch = stretch;
        this.clock = clock;
        this.counts = Caffeine.newBuilder().maximumSize(MAX_KEYS).expireAfterWrite(stretch).build();
    }

    /** Counts one attempt; how long to wait, where it is one too many. */
    Optional<Duration> claim(K key) {
        Instant now = clock.instant();
        Count count = counts.asMap().compute(key, (_, old) -> next(old, now));
        return count.attempts() <= limit
                ? Optional.empty()
                : Optional.of(Duration.between(now, count.end()));
    }

    /** Takes back one attempt that did not happen. */
    void giveBack(K key) {
        counts.asMap()
                .computeIfPresent(key, (_, count) -> new Count(count.attempts() - 1, count.end()));
    }

    void forget(K key) {
        counts.invalidate(key);
    }

    void forgetAll(Predicate<? super K> keys) {
        counts.asMap().keySet().removeIf(keys);
    }

    /** A clock that was set back must not make the wait longer than one stretch. */
    private Count next(@Nullable Count old, Instant now) {
        Instant end = now.plus(stretch);
        if (old == null || !now.isBefore(old.end()) || old.end().isAfter(end)) {
            return new Count(1, end);
        }
        return new Count(Math.min(old.attempts(), limit) + 1, old.end());
    }

    private record Count(int attempts, Instant end) {}
}
