package io.github.claudeproxy.ui.usage;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;

/** How long the time is that one bar stands for: few enough bars that each can be pointed at. */
enum Grain {
    HOUR,
    DAY,
    MONTH;

    private static final long MOST_DAYS = 100;

    static Grain of(LocalDate first, LocalDate last) {
        if (first.equals(last)) {
            return HOUR;
        }
        return ChronoUnit.DAYS.between(first, last) < MOST_DAYS ? DAY : MONTH;
    }

    /** The start of the bar that this time is in. */
    LocalDateTime start(LocalDateTime at) {
        return switch (this) {
            case HOUR -> at.truncatedTo(ChronoUnit.HOURS);
            case DAY -> at.truncatedTo(ChronoUnit.DAYS);
            case MONTH -> at.truncatedTo(ChronoUnit.DAYS).withDayOfMonth(1);
        };
    }

    /** The starts of all bars of these days. */
    List<LocalDateTime> starts(LocalDate first, LocalDate last) {
        LocalDateTime end = last.plusDays(1).atStartOfDay();
        return Stream.iterate(start(first.atStartOfDay()), at -> at.isBefore(end), this::next)
                .toList();
    }

    private LocalDateTime next(LocalDateTime at) {
        return switch (this) {
            case HOUR -> at.plusHours(1);
            case DAY -> at.plusDays(1);
            case MONTH -> at.plusMonths(1);
        };
    }
}
