package io.github.claudeproxy.ui.overview;

import io.github.claudeproxy.activity.ActivityService;
import io.github.claudeproxy.alerts.AlertService;
import io.github.claudeproxy.claude.ConnectionService;
import io.github.claudeproxy.limits.LimitService;
import io.github.claudeproxy.usage.UsageReports;

import java.time.Clock;

/**
 * What the screen works with.
 *
 * @param clock in the zone of the user
 */
public record OverviewAccess(
        String accountId,
        ServerControl server,
        ConnectionService connections,
        ActivityService activity,
        LimitService limits,
        UsageReports reports,
        AlertService alerts,
        Clock clock) {
    /** What is so now; reads memory alone. */
    public Truth now() {
        return new Truth(server.picture(), connections.status(accountId), activity.streamsNow());
    }
}
