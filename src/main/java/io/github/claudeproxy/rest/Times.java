package io.github.claudeproxy.rest;

import java.time.Instant;
import java.time.LocalDate;
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
        return isDay(text) ? startOf(day(field, text)) : instant(field, text);
    }

    /** The end of a period: a moment, or a day in UTC that still belongs to it. */
    static Instant to(String field, String text) {
        return isDay(text) ? startOf(day(field, text).plusDays(1)) : instant(field, text);
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

    private static Instant startOf(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
