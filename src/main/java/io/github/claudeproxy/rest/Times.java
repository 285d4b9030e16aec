package io.github.claudeproxy.rest;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;

/** Times as callers write them: ISO-8601. */
final class Times {
    private Times() {}

    /** A moment, such as {@code 2026-11-22T10:00:00Z} or with another offset. */
    static Instant instant(String field, String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException _) {
            throw new ProblemException(
                    Problem.invalid(field, "takes a time such as 2026-12-31T23:59:59Z"));
        }
    }

    /** The beginning of a period: a moment, or a day in UTC. */
    static Instant from(String field, String text) {
        return from(field, text, ZoneOffset.UTC);
    }

    /** The beginning of a period: a moment, or a day of the zone. */
    static Instant from(String field, String text, ZoneId zone) {
        return isDay(text) ? startOf(day(field, text), zone) : instant(field, text);
    }

    /** The end of a period: a moment, or a day in UTC that still belongs to it. */
    static Instant to(String field, String text) {
        return to(field, text, ZoneOffset.UTC);
    }

    /** The end of a period: a moment, or a day of the zone that still belongs to it. */
    static Instant to(String field, String text, ZoneId zone) {
        return isDay(text) ? startOf(day(field, text).plusDays(1), zone) : instant(field, text);
    }

    /** A zone by its name, such as {@code Europe/Vienna}. */
    static ZoneId zone(String field, String name) {
        try {
            return name.equals("UTC") ? ZoneOffset.UTC : ZoneId.of(name);
        } catch (DateTimeException _) {
            throw new ProblemException(
                    Problem.invalid(field, "takes a zone such as Europe/Vienna"));
        }
    }

    private static boolean isDay(String text) {
        return text.length() == "2026-12-31".length();
    }

    private static LocalDate day(String field, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException _) {
            throw new ProblemException(
                    Problem.invalid(field, "takes a day such as 2026-12-31, or a time"));
        }
    }

    private static Instant startOf(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant();
    }
}
