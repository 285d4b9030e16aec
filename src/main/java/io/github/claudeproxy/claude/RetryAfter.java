package io.github.claudeproxy.claude;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;

/** Reads {@code Retry-After} (RFC 9110 section 10.2.3) within the bounds we keep to. */
final class RetryAfter {
    private static final Duration SHORTEST = Duration.ofSeconds(5);
    private static final Duration UNKNOWN = Duration.ofSeconds(30);
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private RetryAfter() {}

    static Duration of(HttpHeaders headers, Instant now) {
        Duration wait = headers.firstValue("retry-after").map(v -> parse(v, now)).orElse(UNKNOWN);
        return wait.compareTo(SHORTEST) < 0
                ? SHORTEST
                : wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }

    private static Duration parse(String value, Instant now) {
        String text = value.strip();
        try {
            if (text.matches("\\d{1,9}")) {
                return Duration.ofSeconds(Long.parseLong(text));
            }
            return Duration.between(
                    now,
                    ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
        } catch (DateTimeParseException e) {
            return UNKNOWN;
        }
    }
}
