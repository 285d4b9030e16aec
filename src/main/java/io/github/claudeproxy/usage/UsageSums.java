package io.github.claudeproxy.usage;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** The sums of one report as the store holds them, without names. */
record UsageSums(List<Part> byKey, List<Part> byModel, List<Part> byDay) {
    /** The sums of the calls that have this key, model or number of the day in common. */
    record Part(@Nullable String group, UsageTotals totals) {}

    UsageTotals totals() {
        return byKey.stream().map(Part::totals).reduce(UsageTotals.NONE, UsageTotals::plus);
    }
}
