package io.github.claudeproxy.ui.usage;

import io.github.claudeproxy.texts.Texts;
import io.github.claudeproxy.usage.Outcome;
import io.github.claudeproxy.usage.UsageReport.KeyUsage;
import io.github.claudeproxy.usage.UsageTotals;

import org.jspecify.annotations.Nullable;

import java.time.LocalDateTime;
import java.util.List;

/**
 * All that the screen shows of a period.
 *
 * @param grain how long a bar is
 * @param split what the bars are split by
 * @param series its parts, the dearest first; null is all the rest
 * @param keys the dearest first
 */
record Board(
        UsageTotals totals,
        Grain grain,
        SplitBy split,
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

    /** What the series is called. */
    String name(int number, Texts texts) {
        String part = series.get(number);
        if (part == null) {
            return texts.get("usage.rest");
        }
        return split == SplitBy.OUTCOME ? Outcome.of(part).map(texts::of).orElse(part) : part;
    }

    boolean isEmpty() {
        return totals.requests() == 0;
    }
}
