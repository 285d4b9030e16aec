package io.github.claudeproxy.ui.usage;

import io.github.claudeproxy.usage.UsageReport.KeyUsage;
import io.github.claudeproxy.usage.UsageTotals;

import org.jspecify.annotations.Nullable;

import java.time.LocalDateTime;
import java.util.List;

/**
 * All that the screen shows of a period.
 *
 * @param hourly whether a bar is an hour, else a day
 * @param series what the bars are split by, the largest first; null is all the rest
 * @param keys the dearest first
 */
record Board(
        UsageTotals totals,
        boolean hourly,
        List<@Nullable String> series,
        List<Bar> bars,
        List<KeyUsage> keys) {
    /**
     * One hour or day.
     *
     * @param parts in the order of the series
     */
    record Bar(LocalDateTime start, List<UsageTotals> parts) {
        long sum(Measure measure) {
            return parts.stream().mapToLong(measure::of).sum();
        }
    }

    boolean isEmpty() {
        return totals.requests() == 0;
    }
}
