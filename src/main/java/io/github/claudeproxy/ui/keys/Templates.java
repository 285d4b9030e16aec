package io.github.claudeproxy.ui.keys;

import io.github.claudeproxy.limits.KeyLimits;
import io.github.claudeproxy.limits.LimitTemplate;

import java.time.ZoneId;

/** Templates, by the calendar of the user. */
final class Templates {
    private Templates() {}

    static KeyLimits limits(LimitTemplate template, ZoneId zone) {
        KeyLimits limits = template.limits();
        return new KeyLimits(
                limits.callsPerMinute(),
                limits.callsAtOnce(),
                limits.tokensPerDay(),
                limits.budget(),
                limits.models(),
                limits.networks(),
                limits.expiresAfterFirstUse(),
                limits.weight(),
                zone);
    }
}
