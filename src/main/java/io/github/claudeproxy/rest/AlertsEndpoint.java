package io.github.claudeproxy.rest;

import io.github.claudeproxy.alerts.Alert;
import io.github.claudeproxy.alerts.AlertService;
import io.github.claudeproxy.alerts.AlertTexts;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/** What was said to be wrong, the latest first. */
final class AlertsEndpoint {

    private final AlertService alerts;

    AlertsEndpoint(AlertService alerts) {
        this.alerts = alerts;
    }

    List<Route> routes() {
        return List.of(
                new Route("GET", "/api/alerts", Access.SIGNED_IN, this::page)
                        .says("List the alerts", "The latest first.")
                        .knows(UsageParameters.PAGE)
                        .gives(AlertsBody.class));
    }

    /**
     * One alert.
     *
     * @param values what its texts are made of, for whoever has texts of their own
     * @param active whether it is still so
     */
    record AlertBody(
            String id,
            String kind,
            String subject,
            String title,
            String text,
            List<String> values,
            Instant at,
            boolean active) {
        AlertBody(Alert alert, boolean active) {
            this(
                    Long.toString(alert.id()),
                    alert.kind().text(),
                    alert.subject(),
                    AlertTexts.title(alert),
                    AlertTexts.text(alert),
                    alert.values(),
                    alert.at(),
                    active);
        }
    }

    record AlertsBody(List<AlertBody> alerts, @Nullable String nextCursor) {}

    private Answer page(Call call) {
        int limit = UsageParameters.limit(call);
        List<Alert> found =
                alerts.page(call.accountId(), UsageParameters.idCursor(call), limit + 1);
        List<Alert> shown = found.subList(0, Math.min(limit, found.size()));
        String next = found.size() > limit ? Long.toString(shown.getLast().id()) : null;
        return Answer.ok(
                new AlertsBody(
                        shown.stream()
                                .map(alert -> new AlertBody(alert, alerts.isActive(alert)))
                                .toList(),
                        next));
    }
}
