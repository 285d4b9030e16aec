package io.github.claudeproxy.limits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** Windows follow one another without a gap, in every half hour of years with odd days. */
final class PeriodTest {
    private static final Duration STEP = Duration.ofMinutes(30);

    /** Midnight is skipped, comes twice, or moves by half an hour; Apia left out a whole day. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "UTC",
                "Europe/Vienna",
                "America/New_York",
                "America/Havana",
                "America/Santiago",
                "Africa/Cairo",
                "Asia/Kolkata",
                "Australia/Lord_Howe",
                "Pacific/Apia"
            })
    void tilesTheYear(String zone) {
        Instant end =
                Instant.parse(
                        zone.endsWith("Apia") ? "2012-05-01T00:00:00Z" : "2028-05-01T00:00:00Z");
        for (Period period : Period.values()) {
            for (int day = 1; day <= period.lastResetDay(); day += 6) {
                assertTiles(period, day, ZoneId.of(zone), end);
            }
        }
    }

    private static void assertTiles(Period period, int day, ZoneId zone, Instant end) {
        Instant now = end.minus(Duration.ofDays(400));
        Window window = period.windowAt(now, zone, day);
        while (now.isBefore(end)) {
            Window next = period.windowAt(now, zone, day);
            assertTrue(next.contains(now.toEpochMilli()), now + " is not in its own window");
            if (!next.equals(window)) {
                assertEquals(window.until(), next.from(), "a gap before " + now);
                window = next;
            }
            now = now.plus(STEP);
        }
    }
}
