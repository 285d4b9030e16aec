package io.github.claudeproxy.ui.overview;

import io.github.claudeproxy.alerts.Alert;
import io.github.claudeproxy.alerts.AlertService;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What was wrong lately, and whether it still is. */
record Problem(Alert alert, boolean active) {
    private static final Duration REMEMBERED = Duration.ofDays(1);
    private static final int MOST = 4;

    /** The last of each cause, those that still hold first. Reads memory alone. */
    static List<Problem> of(AlertService alerts, String accountId, Instant now) {
        Set<String> causes = new HashSet<>();
        return alerts.raised().get().stream()
                .filter(alert -> alert.accountId().equals(accountId))
                .filter(alert -> causes.add(alert.kind() + " " + alert.subject()))
                .map(alert -> new Problem(alert, alerts.isActive(alert)))
                .filter(problem -> problem.active() || problem.isLaterThan(now.minus(REMEMBERED)))
                .sorted(Comparator.comparing(problem -> !problem.active()))
                .limit(MOST)
                .toList();
    }

    private boolean isLaterThan(Instant oldest) {
        return alert.at().isAfter(oldest);
    }

    Remedy remedy() {
        return switch (alert.kind()) {
            case BUDGET_NEARLY_USED, BUDGET_USED_UP -> Remedy.KEYS;
            case QUOTA_HIGH -> Remedy.USAGE;
            case CONNECTION_LOST, UPSTREAM_REFUSES -> Remedy.CONNECT;
            case DISK_LOW -> Remedy.FOLDER;
        };
    }
}
