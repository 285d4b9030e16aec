package io.github.claudeproxy.ui.usage;

import io.github.claudeproxy.usage.UsageCourse;

/** What the bars of the chart are made of. */
public enum SplitBy {
    MODEL,
    KEY,
    OUTCOME;

    UsageCourse.By by() {
        return switch (this) {
            case MODEL -> UsageCourse.By.MODEL;
            case KEY -> UsageCourse.By.KEY;
            case OUTCOME -> UsageCourse.By.OUTCOME;
        };
    }
}
