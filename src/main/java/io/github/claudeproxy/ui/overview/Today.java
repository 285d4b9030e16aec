package io.github.claudeproxy.ui.overview;

import io.github.claudeproxy.usage.UsageTotals;

import java.util.List;

/**
 * What was used today.
 *
 * @param yesterday until the same time of the day
 * @param days the last ones, oldest first, today included
 */
record Today(UsageTotals today, UsageTotals yesterday, List<UsageTotals> days) {
    static final int DAYS = 14;

    Today {
        days = List.copyOf(days);
    }
}
