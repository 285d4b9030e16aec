package io.github.claudeproxy.ui.usage;

import io.github.claudeproxy.ui.fx.Formats;
import io.github.claudeproxy.usage.UsageTotals;

/** What the chart counts. */
public enum Measure {
    COST,
    TOKENS,
    CALLS;

    long of(UsageTotals totals) {
        return switch (this) {
            case COST -> totals.costMicros();
            case TOKENS -> tokens(totals);
            case CALLS -> totals.requests();
        };
    }

    /** All that went in and came out. */
    static long tokens(UsageTotals totals) {
        return totals.inputTokens()
                + totals.outputTokens()
                + totals.cacheCreationInputTokens()
                + totals.cacheReadInputTokens();
    }

    /** The smallest step of an axis. */
    long unit() {
        return switch (this) {
            case COST -> 10_000;
            case TOKENS, CALLS -> 1;
        };
    }

    /** An amount beside an axis with these steps. */
    String axis(long amount, long step, Formats formats) {
        return this == COST && step % 1_000_000 == 0
                ? formats.moneyLimit(amount)
                : text(amount, formats);
    }

    String text(long amount, Formats formats) {
        return switch (this) {
            case COST -> formats.money(amount);
            case TOKENS -> formats.compact(amount);
            case CALLS -> formats.count(amount);
        };
    }
}
