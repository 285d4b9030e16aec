package io.github.claudeproxy.ui.usage;

import java.time.LocalDate;

/** The stretches of time to choose from, by the user's calendar. */
public enum UsagePeriod {
    TODAY,
    WEEK,
    DAYS_30,
    DAYS_90,
    MONTH,
    CUSTOM;

    /** The first day of it; that of {@link #CUSTOM} is chosen, not known. */
    LocalDate firstDay(LocalDate today) {
        return switch (this) {
            case TODAY, CUSTOM -> today;
            case WEEK -> today.minusDays(6);
            case DAYS_30 -> today.minusDays(29);
            case DAYS_90 -> today.minusDays(89);
            case MONTH -> today.withDayOfMonth(1);
        };
    }
}
