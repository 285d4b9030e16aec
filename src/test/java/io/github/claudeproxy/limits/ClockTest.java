package io.github.claudeproxy.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.claudeproxy.keys.Key;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

/** Counters under clocks that jump, calendars that do, and restarts in between. */
final class ClockTest {
    private static final ZoneId VIENNA = ZoneId.of("Europe/Vienna");

    private final Limiting limiting = new Limiting();

    @AfterEach
    void close() {
        limiting.close();
    }

    private void at(String instant) {
        limiting.clock.set(Instant.parse(instant));
    }

    private void awaitSpent(Key key, long spent) {
        await().untilAsserted(() -> assertEquals(spent, limiting.spent(key)));
    }

    /** Three days, gone through back and forth: each keeps what was used in it. */
    @Test
    void findsEveryDaysCountAgainHoweverTheClockJumps() {
        Key key = limiting.key("a", Limiting.budget(1000));
        at("2026-11-23T12:00:00Z");
        limiting.use(key, 1);
        at("2026-11-24T12:00:00Z");
        limiting.use(key, 10);
        at("2026-11-23T23:00:00Z");
        awaitSpent(key, 1);
        limiting.use(key, 2);

        at("2026-11-24T13:00:00Z");
        awaitSpent(key, 10);
        at("2026-11-25T00:00:00Z");
        awaitSpent(key, 0);
        limiting.use(key, 100);
        at("2026-11-23T00:00:00Z");
        awaitSpent(key, 3);
        at("2026-11-25T23:59:59Z");
        awaitSpent(key, 100);
    }

    @Test
    void countsCallsThatEndWhileItLooksUpOnce() {
        Key key = limiting.key("a", Limiting.budget(1000));
        limiting.use(key, 100);
        at("2026-11-24T00:00:00Z");
        limiting.use(key, 7);
        at("2026-11-23T23:59:59Z");

        for (int i = 0; i < 10; i++) {
            assertThat(limiting.use(key, 3)).isTrue();
        }

        awaitSpent(key, 130);
        limiting.limits.recount(Limiting.ACCOUNT);
        assertEquals(130, limiting.spent(key));
    }

    @Test
    void keepsItsCountWhenTheClockJumpsWithinTheDay() {
        Key key = limiting.key("a", Limiting.budget(100));
        limiting.use(key, 60);

        at("2026-11-23T00:00:00Z");
        limiting.use(key, 20);
        at("2026-11-23T23:59:59Z");

        assertEquals(80, limiting.spent(key));
        assertThat(limiting.use(key, 20)).isTrue();
        assertThat(limiting.use(key, 1)).isFalse();
    }

    /** A machine that thought it was next year; the calls of that time count when it is. */
    @Test
    void countsWhatWasUsedWhileTheClockWasAheadAlsoAfterARestart() {
        Key key = limiting.key("a", Limiting.budget(1000));
        at("2027-11-23T12:00:00Z");
        limiting.use(key, 5);
        at("2026-11-23T12:00:00Z");
        limiting.use(key, 1);
        awaitSpent(key, 1);

        limiting.restart();
        assertEquals(1, limiting.spent(key));
        at("2027-11-23T00:00:00Z");

        awaitSpent(key, 5);
    }

    @Test
    void callsPerMinuteGoOnAfterTheClockJumps() {
        Key key = limiting.key("a", Limiting.calls(2, null));
        limiting.use(key, 1);
        limiting.use(key, 1);
        assertThat(limiting.use(key, 1)).isFalse();

        limiting.clock.advance(Duration.ofDays(-400));
        assertThat(limiting.use(key, 1)).isTrue();
        assertThat(limiting.use(key, 1)).isTrue();
        assertThat(limiting.use(key, 1)).isFalse();

        limiting.clock.advance(Duration.ofDays(800));
        assertThat(limiting.use(key, 1)).isTrue();
        assertThat(limiting.use(key, 1)).isTrue();
        assertThat(limiting.use(key, 1)).isFalse();
    }

    /** The last moment of a period, and the first of the next one. */
    @ParameterizedTest
    @CsvSource({
        "DAY, 1, 2026-03-28T22:59:59Z, 2026-03-28T23:00:00Z",
        "DAY, 1, 2026-03-29T21:59:59Z, 2026-03-29T22:00:00Z",
        "DAY, 1, 2026-10-24T21:59:59Z, 2026-10-24T22:00:00Z",
        "DAY, 1, 2026-10-25T22:59:59Z, 2026-10-25T23:00:00Z",
        "WEEK, 7, 2026-03-28T22:59:59Z, 2026-03-28T23:00:00Z",
        "WEEK, 1, 2026-10-25T22:59:59Z, 2026-10-25T23:00:00Z",
        "MONTH, 1, 2026-03-31T21:59:59Z, 2026-03-31T22:00:00Z",
        "MONTH, 31, 2026-02-27T22:59:59Z, 2026-02-27T23:00:00Z",
        "MONTH, 31, 2028-02-28T22:59:59Z, 2028-02-28T23:00:00Z",
        "MONTH, 30, 2026-12-29T22:59:59Z, 2026-12-29T23:00:00Z",
        "MONTH, 29, 2026-03-28T22:59:59Z, 2026-03-28T23:00:00Z",
        "MONTH, 1, 2026-12-31T22:59:59Z, 2026-12-31T23:00:00Z"
    })
    void beginsAnewWithItsPeriodAndNotASecondBefore(
            Period period, int resetDay, String last, String first) {
        at(last);
        Key key = limiting.key("a", Limiting.budget(100, period, resetDay, VIENNA));
        limiting.use(key, 100);
        assertThat(limiting.use(key, 1)).isFalse();

        at(first);

        assertThat(limiting.use(key, 1)).isTrue();
        assertEquals(1, limiting.spent(key));
    }

    /** Both hours called two o'clock belong to the same day, which has 25 of them. */
    @Test
    void countsTheHourThatComesTwiceInOneDay() {
        KeyLimits daily = Limiting.budget(100, Period.DAY, 1, VIENNA);
        at("2026-10-25T00:30:00Z");
        Key key = limiting.key("a", daily);
        limiting.use(key, 40);

        at("2026-10-25T01:30:00Z");
        limiting.use(key, 60);

        assertThat(limiting.limits.admit(limiting.message(key, 10), new Limiting.Heard()))
                .isInstanceOfSatisfying(
                        Admission.Refused.class,
                        refused ->
                                assertEquals(
                                        Duration.ofMinutes(21 * 60 + 30), refused.retryAfter()));
        limiting.restart();
        assertEquals(100, limiting.spent(key));
    }

    /** From the first moment of a period to the last, across both changes of the clocks. */
    @ParameterizedTest
    @CsvSource({
        "DAY, 1, 2026-03-28T23:00:00Z, 2026-03-29T21:59:59Z",
        "DAY, 1, 2026-10-24T22:00:00Z, 2026-10-25T22:59:59Z",
        "WEEK, 4, 2026-03-25T23:00:00Z, 2026-04-01T21:59:59Z",
        "MONTH, 31, 2026-02-27T23:00:00Z, 2026-03-30T21:59:59Z",
        "MONTH, 15, 2026-10-14T22:00:00Z, 2026-11-14T22:59:59Z"
    })
    void goesOnCountingAfterARestartInTheMiddle(
            Period period, int resetDay, Instant first, Instant last) {
        limiting.clock.set(first.minusSeconds(1));
        Key key = limiting.key("a", Limiting.budget(100, period, resetDay, VIENNA));
        limiting.use(key, 7);
        limiting.clock.set(first);
        limiting.use(key, 30);

        limiting.restart();
        limiting.clock.set(last);

        assertEquals(30, limiting.spent(key));
        assertThat(limiting.use(key, 70)).isTrue();
        assertThat(limiting.use(key, 1)).isFalse();
        limiting.restart();
        assertThat(limiting.use(key, 1)).isFalse();
        limiting.clock.advance(Duration.ofSeconds(1));
        assertThat(limiting.use(key, 1)).isTrue();
        limiting.restart();
        assertEquals(1, limiting.spent(key));
    }

    @Test
    void remembersTheCallsOfTheLastMinuteOverARestart() {
        Key key = limiting.key("a", Limiting.calls(2, null));
        limiting.use(key, 1);
        limiting.clock.advance(Duration.ofSeconds(30));

        limiting.restart();

        assertThat(limiting.use(key, 1)).isTrue();
        assertThat(limiting.use(key, 1)).isFalse();
        limiting.clock.advance(Duration.ofSeconds(30));
        assertThat(limiting.use(key, 1)).isTrue();
        assertThat(limiting.use(key, 1)).isFalse();
    }

    @Test
    void remembersTheTokensOfTheDayOverARestart() {
        KeyLimits daily =
                new KeyLimits(
                        null, null, 100L, null, List.of(), List.of(), null, 1, ZoneOffset.UTC);
        Key key = limiting.key("a", daily);
        limiting.use(key, 60);

        limiting.restart();

        assertThat(limiting.use(key, 40)).isTrue();
        assertThat(limiting.use(key, 1)).isFalse();
        at("2026-11-24T00:00:00Z");
        assertThat(limiting.use(key, 1)).isTrue();
    }

    /** A call belongs to the time in which it began. */
    @Test
    void aCallThatEndsInTheNextPeriodCountsForItsOwn() {
        Key key = limiting.key("a", Limiting.budget(100));
        at("2026-11-23T23:59:59Z");
        CallFacts call = limiting.message(key, 100);
        Admission running = limiting.limits.admit(call, new Limiting.Heard());
        at("2026-11-24T00:00:00Z");
        limiting.use(key, 5);

        limiting.end(running, call, 100);

        assertEquals(5, limiting.spent(key));
        limiting.restart();
        assertEquals(5, limiting.spent(key));
        at("2026-11-23T23:59:59Z");
        awaitSpent(key, 100);
    }
}
