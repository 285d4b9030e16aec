package io.github.claudeproxy.limits;

import java.time.Instant;
import java.time.ZoneId;

/**
 * What may be spent in a period.
 *
 * @param micros millionths of a US dollar
 * @param resetDay the day on which the period begins: 1 (Monday) to 7 of a week, 1 to 31 of a month
 */
public record Budget(long micros, Period period, int resetDay) {
    private static final long MAX_MICROS = 1_000_000_000_000L;

    public Budget {
        LimitException.check("budget.micro_usd", micros, MAX_MICROS);
        LimitException.check("budget.reset_day", resetDay, period.lastResetDay());
    }

    Window windowAt(Instant now, ZoneId zone) {
        return period.windowAt(now, zone, resetDay);
    }
}
