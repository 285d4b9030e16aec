package io.github.claudeproxy.ui.settings;

import io.github.claudeproxy.alerts.AlertService;
import io.github.claudeproxy.audit.AuditTrail;
import io.github.claudeproxy.keys.KeyService;
import io.github.claudeproxy.limits.LimitService;
import io.github.claudeproxy.usage.PriceBook;
import io.github.claudeproxy.usage.Repricer;
import io.github.claudeproxy.usage.UsageReports;
import io.github.claudeproxy.users.User;

import java.time.Clock;

/**
 * What a team is led with, and by whom.
 *
 * @param clock of the user's place
 */
public record TeamServices(
        User user,
        KeyService keys,
        LimitService limits,
        UsageReports reports,
        PriceBook prices,
        Repricer repricer,
        AlertService alerts,
        AuditTrail audit,
        Clock clock) {
    String accountId() {
        return user.accountId();
    }
}
