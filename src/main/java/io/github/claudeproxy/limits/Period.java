package io.github.claudeproxy.limits;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How often a count begins anew, by the calendar of a time zone. */
public enum Period {
    DAY(1),
    /** Begins on a day of the week, 1 for Monday. */
    WEEK(7),
    /** Begins on a day of the month, or on its last day where it has not so many. */
    MONTH(31);

    private final int lastResetDay;

    Period(int lastResetDay) {
        this.lastResetDay = lastResetDay;
    }

    /** The name in the REST API and in messages. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The period of that name, if there is one. */
    public static Optional<Period> of(String text) {
        return Arrays.stream(values()).filter(each -> each.text().equals(text)).findFirst();
    }

    /** The largest number of the day on which it can begin. */
    int lastResetDay() {
        return lastResetDay;
    }

    /** The window that holds this moment. */
    Window windowAt(Instant now, ZoneId zone, int resetDay) {
        LocalDate today = now.atZone(zone).toLocalDate();
        LocalDate first = start(today, resetDay);
        LocalDate next = next(first, resetDay);
        return Window.between(
                first.atStartOfDay(zone).toInstant(), next.atStartOfDay(zone).toInstant());
    }

    private LocalDate start(LocalDate today, int resetDay) {
        return switch (this) {
            case DAY -> today;
            case WEEK -> today.with(TemporalAdjusters.previousOrSame(DayOfWeek.of(resetDay)));
            case MONTH -> {
                LocalDate thisMonth = dayOf(YearMonth.from(today), resetDay);
                yield today.isBefore(thisMonth)
                        ? dayOf(YearMonth.from(today).minusMonths(1), resetDay)
                        : thisMonth;
            }
        };
    }

    private LocalDate next(LocalDate start, int resetDay) {
        return switch (this) {
            case DAY -> start.plusDays(1);
            case WEEK -> start.plusWeeks(1);
            case MONTH -> dayOf(YearMonth.from(start).plusMonths(1), resetDay);
        };
    }

    private static LocalDate dayOf(YearMonth month, int day) {
        return month.atDay(Math.min(day, month.lengthOfMonth()));
    }
}
