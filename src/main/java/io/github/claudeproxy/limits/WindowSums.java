package io.github.claudeproxy.limits;

import org.jspecify.annotations.Nullable;

/** The sums that a key's limits ask for. */
final class WindowSums {
    private WindowSums() {}

    static @Nullable WindowSum tokens(KeyLimits limits, long now) {
        Long most = limits.tokensPerDay();
        return most == null
                ? null
                : new WindowSum(at -> Period.DAY.windowAt(at, limits.zone(), 1), most, now);
    }

    static @Nullable WindowSum micros(KeyLimits limits, long now) {
        Budget budget = limits.budget();
        return budget == null
                ? null
                : new WindowSum(at -> budget.windowAt(at, limits.zone()), budget.micros(), now);
    }
}
