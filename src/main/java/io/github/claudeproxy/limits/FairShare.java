package io.github.claudeproxy.limits;

import io.github.claudeproxy.keys.Key;
import io.github.claudeproxy.keys.KeyService;
import io.github.claudeproxy.keys.KeyState;
import io.github.claudeproxy.usage.KeyUse;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Finds the keys that used more than their share of a quota window: its part of the account's cost
 * in the window, times how full the window is, against its part among the keys in use. Keys in use
 * are those that may be used and were within the last week. Blocks on the store.
 */
final class FairShare {
    private static final Duration IN_USE = Duration.ofDays(7);

    private final KeyService keys;
    private final KeyUse use;

    FairShare(KeyService keys, KeyUse use) {
        this.keys = keys;
        this.use = use;
    }

    /** Those keys, by their ids, each with the window that resets last. */
    Map<String, OverShare> over(
            String accountId, AccountGate account, QuotaState quota, Instant now) {
        Map<String, OverShare> over = new HashMap<>();
        if (account.limits().quotaMode() == QuotaMode.OFF) {
            return over;
        }
        for (QuotaWindow window : quota.windows()) {
            if (counts(window, account.limits(), now)) {
                overIn(window, accountId, account, now)
                        .forEach((id, next) -> over.merge(id, next, FairShare::later));
            }
        }
        return over;
    }

    private static boolean counts(QuotaWindow window, AccountLimits limits, Instant now) {
        Instant reset = window.resetsAt();
        return window.utilization() >= limits.quotaThreshold()
                && reset != null
                && reset.isAfter(now)
                && window.length().isPresent();
    }

    private static OverShare later(OverShare one, OverShare other) {
        if ((one.scope() == null) != (other.scope() == null)) {
            return one.scope() == null ? one : other;
        }
        return one.resetsAt().isAfter(other.resetsAt()) ? one : other;
    }

    private Map<String, OverShare> overIn(
            QuotaWindow window, String accountId, AccountGate account, Instant now) {
        Instant reset = window.resetsAt();
        if (reset == null) {
            return Map.of();
        }
        Instant start = reset.minus(window.length().orElse(IN_USE));
        Map<String, Long> cost = costs(accountId, Window.between(start, reset), window.scope());
        double all = cost.values().stream().mapToLong(Long::longValue).sum();
        Map<String, Integer> weights = weights(accountId, account, now);
        double weight = weights.values().stream().mapToInt(Integer::intValue).sum();
        Map<String, OverShare> over = new HashMap<>();
        weights.forEach(
                (id, own) -> {
                    double used = window.utilization() * cost.getOrDefault(id, 0L) / all;
                    double share = own / weight;
                    if (used > share) {
                        over.put(
                                id,
                                new OverShare(
                                        id,
                                        window.name(),
                                        window.scope(),
                                        window.utilization(),
                                        used,
                                        share,
                                        reset));
                    }
                });
        return over;
    }

    private Map<String, Long> costs(String accountId, Window window, @Nullable String scope) {
        List<KeyUse.Spent> spent = use.between(accountId, window.from(), window.until());
        return spent.stream()
                .filter(each -> scope == null || String.valueOf(each.model()).contains(scope))
                .collect(
                        Collectors.groupingBy(
                                KeyUse.Spent::keyId, Collectors.summingLong(KeyUse.Spent::micros)));
    }

    private Map<String, Integer> weights(String accountId, AccountGate account, Instant now) {
        boolean weighted = account.limits().quotaWeighted();
        return keys.list(accountId).stream()
                .filter(key -> isInUse(key, now))
                .collect(
                        Collectors.toMap(
                                Key::id, key -> weighted ? account.limits(key.id()).weight() : 1));
    }

    private static boolean isInUse(Key key, Instant now) {
        Instant last = key.lastUsedAt();
        return key.state() == KeyState.ACTIVE && last != null && last.isAfter(now.minus(IN_USE));
    }
}
