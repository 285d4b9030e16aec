package io.github.claudeproxy.ui.usage;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.claudeproxy.keys.Key;
import io.github.claudeproxy.keys.KeyRequest;
import io.github.claudeproxy.keys.KeyService;
import io.github.claudeproxy.testkit.MovableClock;
import io.github.claudeproxy.testkit.TempDatabase;
import io.github.claudeproxy.ui.usage.Board.Bar;
import io.github.claudeproxy.usage.UsageRecorder;
import io.github.claudeproxy.usage.UsageReports;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;

final class BoardReaderTest {
    private static final LocalDate DAY = LocalDate.parse("2026-11-20");
    private static final String OPUS = "claude-opus-5";

    private final MovableClock clock = new MovableClock();
    private final TempDatabase temp = TempDatabase.create();
    private final KeyService keys = KeyService.open(temp.database(), clock);
    private final UsageRecorder recorder = UsageRecorder.open(temp.database(), clock);
    private long calls;

    @AfterEach
    void close() {
        recorder.close();
        keys.close();
        temp.close();
    }

    @Test
    void putsCallsIntoTheDaysOfTheUsersCalendar() {
        record("key-1", OPUS, "2026-11-19T18:29:59Z", 1);
        record("key-1", OPUS, "2026-11-19T18:30:00Z", 2);
        record("key-1", OPUS, "2026-11-20T18:29:59Z", 4);
        record("key-1", OPUS, "2026-11-21T18:29:59Z", 8);

        Board board = read("Asia/Kolkata", DAY, DAY.plusDays(1), SplitBy.MODEL);

        assertEquals(Grain.DAY, board.grain());
        assertEquals(14, board.totals().inputTokens());
        assertEquals(14, board.bars().stream().mapToLong(bar -> bar.sum(Measure.TOKENS)).sum());
    }

    @Test
    void hasABarForEveryHourOfADay() {
        record("key-1", OPUS, "2026-11-20T00:00:00Z", 1);
        record("key-1", OPUS, "2026-11-20T23:59:59Z", 2);

        Board board = read("UTC", DAY, DAY, SplitBy.MODEL);

        assertEquals(24, board.bars().size());
        assertEquals(1, board.bars().getFirst().sum(Measure.TOKENS));
        assertEquals(2, board.bars().getLast().sum(Measure.TOKENS));
    }

    @Test
    void hasABarForEveryHourThatADayWithTheChangeOfTheClockShows() {
        record("key-1", OPUS, "2026-10-25T00:30:00Z", 1);
        record("key-1", OPUS, "2026-10-25T01:30:00Z", 2);
        LocalDate change = LocalDate.parse("2026-10-25");

        Board board = read("Europe/Berlin", change, change, SplitBy.MODEL);

        assertEquals(24, board.bars().size());
        assertEquals(3, board.bars().get(2).sum(Measure.TOKENS));
    }

    @Test
    void countsLongPeriodsByMonth() {
        record("key-1", OPUS, "2026-01-31T23:59:59Z", 1);
        record("key-1", OPUS, "2026-02-01T00:00:00Z", 2);

        Board board =
                read(
                        "UTC",
                        LocalDate.parse("2026-01-15"),
                        LocalDate.parse("2026-11-20"),
                        SplitBy.KEY);

        assertEquals(11, board.bars().size());
        assertEquals(LocalDateTime.parse("2026-01-01T00:00"), board.bars().getFirst().start());
        assertEquals(
                List.of(1L, 2L, 0L),
                board.bars().subList(0, 3).stream().map(bar -> bar.sum(Measure.TOKENS)).toList());
    }

    @Test
    void namesTheDearestAndSumsUpTheRest() {
        for (int number = 0; number < 7; number++) {
            Key key = keys.generate(Calls.ACCOUNT, KeyRequest.named("Key " + number)).key();
            record(key.id(), OPUS, "2026-11-20T10:00:00Z", (number + 1) * 1000L);
        }

        Board board = read("UTC", DAY, DAY, SplitBy.KEY);

        assertEquals(
                Arrays.asList("Key 6", "Key 5", "Key 4", "Key 3", "Key 2", null), board.series());
        Bar ten = board.bars().get(10);
        assertEquals(
                List.of(7000L, 6000L, 5000L, 4000L, 3000L, 3000L),
                ten.parts().stream().map(Measure.TOKENS::of).toList());
        assertEquals(7, board.keys().size());
    }

    private void record(String key, String model, String at, long tokens) {
        calls++;
        recorder.record(Calls.call("call-" + calls, key, model, Instant.parse(at), tokens));
        await().until(() -> recorder.recorded() == calls);
    }

    private Board read(String zone, LocalDate first, LocalDate last, SplitBy split) {
        return new BoardReader(
                        new UsageReports(temp.database(), keys), Calls.ACCOUNT, ZoneId.of(zone))
                .read(first, last, split);
    }
}
