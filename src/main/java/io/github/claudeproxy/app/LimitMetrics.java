package io.github.claudeproxy.app;

import io.github.claudeproxy.http.Metrics;
import io.github.claudeproxy.http.Metrics.Sample;
import io.github.claudeproxy.keys.Key;
import io.github.claudeproxy.keys.KeyService;
import io.github.claudeproxy.limits.LimitService;
import io.github.claudeproxy.limits.LimitState;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Shows at {@code /metrics} where the keys with limits stand: the very numbers that decide about
 * their next call.
 */
final class LimitMetrics {
    private static final List<String> KEY = List.of("key", "name");

    private final KeyService keys;
    private final LimitService limits;

    LimitMetrics(KeyService keys, LimitService limits) {
        this.keys = keys;
        this.limits = limits;
    }

    void show(Metrics metrics) {
        calls(metrics);
        sums(metrics, "budget", "micro_usd", LimitState::micros);
        sums(metrics, "tokens_per_day", "tokens", LimitState::tokens);
        metrics.gauges(
                "quota_utilization",
                "Used part of a window of an account's quota, as Anthropic last said",
                List.of("account", "window"),
                this::quota);
        metrics.counters(
                "calls_refused_by_limits",
                "Calls that a limit refused, by the limit",
                List.of("reason"),
                this::refused);
    }

    private void calls(Metrics metrics) {
        metrics.gauges(
                "key_running_calls",
                "Calls of a limited key that run",
                KEY,
                () -> samples(state -> Optional.of((long) state.running())));
        metrics.gauges(
                "key_waiting_calls",
                "Calls of a limited key that wait for their turn",
                KEY,
                () -> samples(state -> Optional.of((long) state.waiting())));
    }

    private void sums(Metrics metrics, String limit, String unit, Counted counted) {
        metrics.gauges(
                "key_" + limit + "_used_" + unit,
                "What a key has used in its window",
                KEY,
                () -> samples(state -> counted.part(state, LimitState.Sum::used)));
        metrics.gauges(
                "key_" + limit + "_reserved_" + unit,
                "What is set aside for a key's running calls",
                KEY,
                () -> samples(state -> counted.part(state, LimitState.Sum::reserved)));
        metrics.gauges(
                "key_" + limit + "_limit_" + unit,
                "What a key may use in a window",
                KEY,
                () -> samples(state -> counted.part(state, LimitState.Sum::limit)));
    }

    /** One of the sums that a key may be limited by. */
    private interface Counted {
        LimitState.@Nullable Sum of(LimitState state);

        default Optional<Long> part(LimitState state, Function<LimitState.Sum, Long> part) {
            return Optional.ofNullable(of(state)).map(part);
        }
    }

    private List<Sample> samples(Function<LimitState, Optional<Long>> number) {
        return limits.accounts().stream()
                .flatMap(
                        account ->
                                limits.limited(account).stream()
                                        .flatMap(id -> keys.find(account, id).stream()))
                .flatMap(key -> sample(key, number))
                .toList();
    }

    private Stream<Sample> sample(Key key, Function<LimitState, Optional<Long>> number) {
        return limits
                .state(key.accountId(), key.id())
                .flatMap(number)
                .map(value -> Sample.of(value, key.id(), key.name()))
                .stream();
    }

    private List<Sample> quota() {
        return limits.quota().latest().entrySet().stream()
                .flatMap(
                        account ->
                                account.getValue().windows().stream()
                                        .map(
                                                window ->
                                                        Sample.of(
                                                                window.utilization(),
                                                                account.getKey(),
                                                                window.name())))
                .toList();
    }

    private List<Sample> refused() {
        return limits.refused().entrySet().stream()
                .map(
                        entry ->
                                Sample.of(
                                        entry.getValue(),
                                        entry.getKey().name().toLowerCase(Locale.ROOT)))
                .toList();
    }
}
