package io.github.claudeproxy.ui.keys;

import io.github.claudeproxy.keys.KeyService;
import io.github.claudeproxy.limits.LimitService;
import io.github.claudeproxy.usage.UsageReports;

import java.time.Clock;

/**
 * What the screen works with.
 *
 * @param clock in the zone of the user
 */
public record KeysAccess(
        String accountId,
        KeyService keys,
        LimitService limits,
        UsageReports reports,
        Clock clock,
        Handout handout) {}
