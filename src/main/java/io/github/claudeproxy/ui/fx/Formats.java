package io.github.claudeproxy.ui.fx;

import io.github.claudeproxy.texts.Texts;

import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Currency;
import java.util.Locale;

/**
 * Numbers, money and times as the user writes them, each in one way in the whole window. JavaFX
 * thread only.
 */
public final class Formats {
    private static final double MICROS = 1_000_000;
    private static final long CENT = 10_000;
    private static final long COMPACT_FROM = 10_000;

    private final Texts texts;
    private final ZoneId zone;
    private final NumberFormat number;
    private final NumberFormat compact;
    private final NumberFormat money;
    private final NumberFormat wholeMoney;
    private final NumberFormat percent;
    private final DateTimeFormatter date;
    private final DateTimeFormatter shortDate;
    private final DateTimeFormatter dateTime;
    private final DateTimeFormatter time;
    private final DateTimeFormatter seconds;
    private final DateTimeFormatter hour;
    private final DateTimeFormatter month;

    public Formats(Texts texts, ZoneId zone) {
        Locale locale = texts.locale();
        this.texts = texts;
        this.zone = zone;
        number = NumberFormat.getIntegerInstance(locale);
        compact = NumberFormat.getCompactNumberInstance(locale, NumberFormat.Style.SHORT);
        compact.setMaximumFractionDigits(1);
        money = NumberFormat.getCurrencyInstance(locale);
        money.setCurrency(Currency.getInstance("USD"));
        money.setMinimumFractionDigits(2);
        money.setMaximumFractionDigits(2);
        wholeMoney = NumberFormat.getCurrencyInstance(locale);
        wholeMoney.setCurrency(Currency.getInstance("USD"));
        wholeMoney.setMaximumFractionDigits(0);
        percent = NumberFormat.getPercentInstance(locale);
        date = DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(locale);
        shortDate = DateTimeFormatter.ofLocalizedPattern("MMMd").withLocale(locale);
        dateTime =
                DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                        .withLocale(locale)
                        .withZone(zone);
        time =
                DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
                        .withLocale(locale)
                        .withZone(zone);
        seconds =
                DateTimeFormatter.ofLocalizedTime(FormatStyle.MEDIUM)
                        .withLocale(locale)
                        .withZone(zone);
        hour = DateTimeFormatter.ofLocalizedPattern("j").withLocale(locale);
        month = DateTimeFormatter.ofLocalizedPattern("yMMM").withLocale(locale);
    }

    public Locale locale() {
        return texts.locale();
    }

    public ZoneId zone() {
        return zone;
    }

    /** A whole number with its groups, as 12,345. */
    public String count(long count) {
        return number.format(count);
    }

    /** A large number in a few characters, as 1.2M. */
    public String compact(long count) {
        return count < COMPACT_FROM ? number.format(count) : compact.format(count);
    }

    /** Dollars; what is less than a cent is not shown as nothing. */
    public String money(long micros) {
        if (micros > 0 && micros < CENT) {
            return "< " + money.format(CENT / MICROS);
        }
        return money.format(micros / MICROS);
    }

    /** Dollars of a limit: without cents where there are none. */
    public String moneyLimit(long micros) {
        return micros % (CENT * 100) == 0 ? wholeMoney.format(micros / MICROS) : money(micros);
    }

    /** A part of one, as 45%. */
    public String percent(double part) {
        return percent.format(part);
    }

    public String date(LocalDate day) {
        return date.format(day);
    }

    public String date(Instant at) {
        return date.format(at.atZone(zone));
    }

    /** Without the year, for axes. */
    public String dayOfYear(LocalDate day) {
        return shortDate.format(day);
    }

    public String dateTime(Instant at) {
        return dateTime.format(at);
    }

    /** The hour and minute. */
    public String time(Instant at) {
        return time.format(at);
    }

    /** The hour, minute and second. */
    public String timeWithSeconds(Instant at) {
        return seconds.format(at);
    }

    /** The hour alone, for axes. */
    public String hour(LocalTime at) {
        return hour.format(at);
    }

    /** A month of a year, in a few characters. */
    public String month(YearMonth at) {
        return month.format(at.atDay(1));
    }

    /** How long ago, roughly; after a week its date. */
    public String ago(Instant at, Instant now) {
        Duration age = Duration.between(at, now);
        if (age.toMinutes() < 1) {
            return texts.get("format.now");
        }
        if (age.toHours() < 1) {
            return texts.get("format.minutes-ago", age.toMinutes());
        }
        if (age.toDays() < 1) {
            return texts.get("format.hours-ago", age.toHours());
        }
        return age.toDays() < 7 ? texts.get("format.days-ago", age.toDays()) : date(at);
    }

    /** How long until something, in at most two units; seconds only when they count. */
    public String left(Duration span) {
        if (span.toDays() > 0) {
            return texts.get("format.left-days", span.toDays(), span.toHoursPart());
        }
        if (span.toHours() > 0) {
            return texts.get("format.left-hours", span.toHours(), span.toMinutesPart());
        }
        return span.toMinutes() >= 2
                ? texts.get("format.left-minutes", span.toMinutes())
                : texts.get("format.left-seconds", span.toSeconds());
    }

    /** A short span, as 4.2 s or 3:05 min. */
    public String duration(Duration span) {
        if (span.toSeconds() < 60) {
            return texts.get("format.seconds", span.toMillis() / 1000.0);
        }
        return texts.get(
                "format.minutes",
                span.toMinutes(),
                String.format(Locale.ROOT, "%02d", span.toSecondsPart()));
    }
}
