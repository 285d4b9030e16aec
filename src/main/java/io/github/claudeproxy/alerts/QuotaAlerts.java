package io.github.claudeproxy.alerts;

import io.github.claudeproxy.limits.LimitService;
import io.github.claudeproxy.limits.QuotaState;
import io.github.claudeproxy.limits.QuotaWindow;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/** Windows of the account's quota over its threshold. Said once in a window. */
public final class QuotaAlerts implements AlertSource {
    private final LimitService limits;
    private final InstantSource clock;

    public QuotaAlerts(LimitService limits, InstantSource clock) {
        this.limits = limits;
        this.clock = clock;
    }

    @Override
    public List<Condition> conditions() {
        return limits.quota().latest().entrySet().stream()
                .flatMap(
                        account ->
                                account.getValue().windows().stream()
                                        .filter(window -> isHigh(account.getKey(), window))
                                        .map(window -> of(account, window)))
                .toList();
    }

    private boolean isHigh(String accountId, QuotaWindow window) {
        Instant reset = window.resetsAt();
        return window.utilization() >= limits.accountLimits(accountId).quotaThreshold()
                && reset != null
                && window.length().isPresent()
                && reset.isAfter(clock.instant());
    }

    /** What Anthropic says of the same window's end differs by seconds. */
    private static String aboutTheHour(Instant reset) {
        return reset.plusSeconds(1800).truncatedTo(ChronoUnit.HOURS).toString();
    }

    private static Condition of(Map.Entry<String, QuotaState> account, QuotaWindow window) {
        Instant reset = window.resetsAt();
        return new Condition(
                account.getKey(),
                AlertKind.QUOTA_HIGH,
                window.name(),
                List.of(
                        window.name(),
                        Words.percent(window.utilization()),
                        reset == null ? "?" : Words.minute(reset)),
                reset == null ? "" : aboutTheHour(reset));
    }
}
