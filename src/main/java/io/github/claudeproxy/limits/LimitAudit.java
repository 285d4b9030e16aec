package io.github.claudeproxy.limits;

import io.github.claudeproxy.audit.AuditLog;
import io.github.claudeproxy.audit.Change;
import io.github.claudeproxy.audit.Facts;
import io.github.claudeproxy.keys.Key;
import io.github.claudeproxy.usage.Dollars;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes down how limits change. */
final class LimitAudit {
    private final AuditLog log;

    LimitAudit(AuditLog log) {
        this.log = log;
    }

    /** Stores a change and what is written down of it, or neither. */
    void together(Runnable change) {
        log.together(
                () -> {
                    change.run();
                    return true;
                });
    }

    /** Nothing is written where nothing changed. */
    void changed(Key key, KeyLimits before, KeyLimits after) {
        Change change = Change.of(key.accountId(), "key.limits", key.id(), key.name());
        log.recordIfChanged(change, facts(before), facts(after));
    }

    void changed(String accountId, AccountLimits before, AccountLimits after) {
        Change change = Change.of(accountId, "account.limits", accountId, "");
        log.recordIfChanged(change, facts(before), facts(after));
    }

    private static Facts facts(KeyLimits limits) {
        return Facts.of("calls_per_minute", limits.callsPerMinute())
                .and("calls_at_once", limits.callsAtOnce())
                .and("tokens_per_day", limits.tokensPerDay())
                .and("budget", budget(limits.budget()))
                .and("models", list(limits.models().stream().map(ModelGlob::text).toList()))
                .and("networks", list(limits.networks().stream().map(Network::toString).toList()))
                .and("expires_after_first_use", limits.expiresAfterFirstUse())
                .and("weight", limits.weight() == 1 ? null : limits.weight())
                .and("time_zone", limits.zone().getId().equals("Z") ? null : limits.zone());
    }

    private static @Nullable String budget(@Nullable Budget budget) {
        return budget == null
                ? null
                : Dollars.text(budget.micros())
                        + " per "
                        + budget.period().text()
                        + ", from day "
                        + budget.resetDay();
    }

    private static @Nullable String list(List<String> texts) {
        return texts.isEmpty() ? null : texts.stream().collect(Collectors.joining(", "));
    }

    private static Facts facts(AccountLimits limits) {
        return Facts.of("calls_at_once", limits.callsAtOnce())
                .and("hint", limits.hint().isEmpty() ? null : limits.hint())
                .and("quota_mode", limits.quotaMode().text())
                .and("quota_threshold", String.format(Locale.ROOT, "%.2f", limits.quotaThreshold()))
                .and("quota_refuse_at", String.format(Locale.ROOT, "%.2f", limits.quotaRefuseAt()))
                .and("quota_weighted", limits.quotaWeighted());
    }
}
