package io.github.claudeproxy.alerts;

import io.github.claudeproxy.keys.Key;
import io.github.claudeproxy.keys.KeyService;
import io.github.claudeproxy.limits.LimitService;
import io.github.claudeproxy.limits.LimitState;
import io.github.claudeproxy.usage.Dollars;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Keys whose budget ends soon, or has. Said once in a period of the budget. */
public final class BudgetAlerts implements AlertSource {
    private static final double NEARLY = 0.8;

    private final KeyService keys;
    private final LimitService limits;

    public BudgetAlerts(KeyService keys, LimitService limits) {
        this.keys = keys;
        this.limits = limits;
    }

    @Override
    public List<Condition> conditions() {
        return limits.accounts().stream().flatMap(this::conditions).toList();
    }

    private Stream<Condition> conditions(String accountId) {
        return limits.limited(accountId).stream()
                .map(id -> keys.find(accountId, id))
                .flatMap(Optional::stream)
                .flatMap(key -> condition(key).stream());
    }

    private Optional<Condition> condition(Key key) {
        return limits.state(key.accountId(), key.id())
                .map(LimitState::micros)
                .flatMap(
                        budget ->
                                Optional.ofNullable(kind(budget))
                                        .map(kind -> of(key, kind, budget)));
    }

    private static @Nullable AlertKind kind(LimitState.Sum budget) {
        if (budget.used() >= budget.limit()) {
            return AlertKind.BUDGET_USED_UP;
        }
        return budget.used() >= NEARLY * budget.limit() ? AlertKind.BUDGET_NEARLY_USED : null;
    }

    private static Condition of(Key key, AlertKind kind, LimitState.Sum budget) {
        return new Condition(
                key.accountId(),
                kind,
                key.id(),
                List.of(
                        key.name(),
                        Dollars.text(budget.used()),
                        Dollars.text(budget.limit()),
                        Words.minute(budget.resetsAt())),
                budget.limit() + " until " + budget.resetsAt());
    }
}
