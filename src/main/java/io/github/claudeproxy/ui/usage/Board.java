package io.github.claudeproxy.ui.usage;

import io.github.claudeproxy.usage.UsageReport.KeyUsage;
import io.github.claudeproxy.usage.UsageTotals;

import org.jspecify.annotations.Nullable;

import java.time.LocalDateTime;
import java.util.List;

/**
 * All that the screen shows of a period.
 *
 * @param grain how long a bar is
 * @param series what the bars are split by, the dearest first; null is all the rest
 * @param keys the dearest first
 */
record Board(
        UsageTotals totals,
        Grain grain,
        List<@Nullable String> series,
        List<Bar> bars,
        List<KeyUsage> keys) {
    /**
     * One hour, day or month.
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
