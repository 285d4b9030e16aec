package io.github.claudeproxy.ui.keys;

import io.github.claudeproxy.keys.KeyService;
import io.github.claudeproxy.limits.LimitService;
import io.github.claudeproxy.setup.ClientAccess;
import io.github.claudeproxy.usage.UsageReports;

import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;

/**
 * What the screen works with.
 *
 * @param clock in the zone of the user
 * @param reachable where clients find the proxy, the address for other machines first; asked off
 *     the JavaFX thread
 */
public record KeysAccess(
        String accountId,
        KeyService keys,
        LimitService limits,
        UsageReports reports,
        Clock clock,
        Supplier<List<ClientAccess>> reachable) {}
