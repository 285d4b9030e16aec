package io.github.claudeproxy.ui.overview;

import io.github.claudeproxy.ui.fx.Formats;
import io.github.claudeproxy.usage.UsageTotals;

/** What is counted of a day. */
enum Figure {
    CALLS,
    TOKENS,
    COST,
    ERRORS;

    long of(UsageTotals totals) {
        return switch (this) {
            case CALLS -> totals.requests();
            case TOKENS ->
                    totals.inputTokens()
                            + totals.outputTokens()
                            + totals.cacheCreationInputTokens()
                            + totals.cacheReadInputTokens();
            case COST -> totals.costMicros();
            case ERRORS -> totals.errors();
        };
    }

    String text(long amount, Formats formats) {
        return this == COST ? formats.money(amount) : formats.compact(amount);
    }
}
