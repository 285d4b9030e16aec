package io.github.claudeproxy.usage;

import static io.github.claudeproxy.usage.Events.ACCOUNT;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.claudeproxy.testkit.MovableClock;
import io.github.claudeproxy.testkit.TempDatabase;
import io.github.claudeproxy.usage.UsageQuery.Breakdown;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/** Reports are the same whether they come from calls, from sums, or from both. */
class UsageUpkeepTest {
    private static final Instant START = Instant.parse("2026-11-20T22:30:00Z");

    private final TempDatabase temp = TempDatabase.create();
    private final MovableClock clock = new MovableClock();
    private final UsageStore store = new UsageStore(temp.database(), PriceTable.builtIn());
    private final UsageReports reports = new UsageReports(temp.database());

    @AfterEach
    void close() {
        temp.close();
    }

    @Test
    void sumsAnswerAsTheCallsDo() {
        Random random = new Random(1);
        for (int i = 0; i < 500; i++) {
            Instant at = START.plusSeconds(random.nextInt(200_000));
            store.insert(List.of(Events.event("r" + i, "key-" + random.nextInt(3), at)));
        }
        List<UsageQuery> queries =
                List.of(
                        UsageQuery.ALL.by(Breakdown.values()),
                        UsageQuery.ALL.by(Breakdown.DAY).withKey("key-1"),
                        UsageQuery.ALL.withModel("claude-opus-5").withOutcome(Outcome.COMPLETED),
                        UsageQuery.ALL.withOutcome(Outcome.REFUSED),
                        UsageQuery.between(START.plusSeconds(777), START.plusSeconds(190_001))
                                .by(Breakdown.MODEL, Breakdown.OUTCOME, Breakdown.MONTH),
                        UsageQuery.between(START.plusSeconds(10), START.plusSeconds(20)),
                        UsageQuery.between(START.plusSeconds(100_000), null));
        List<UsageReport> before = reports(queries);

        upkeep(Duration.ofDays(90));

        assertEquals(0, hoursToSum());
        assertEquals(before, reports(queries));
    }

    @Test
    void aCallThatEndsLateIsAddedToItsHourOnce() {
        store.insert(List.of(Events.event("r1", "key-1", START)));
        upkeep(Duration.ofDays(90));

        store.insert(List.of(Events.event("late", "key-1", START)));
        store.insert(List.of(Events.event("late", "key-1", START)));

        UsageReport report = reports.report(ACCOUNT, UsageQuery.ALL.by(Breakdown.HOUR));
        assertEquals(Events.totals(2), report.totals());
        assertEquals(Events.totals(2), report.byHour().getFirst().totals());
    }

    @Test
    void theHourThatRunsIsNotSummedUp() {
        clock.set(START);
        store.insert(List.of(Events.event("r1", "key-1", START)));

        upkeep(Duration.ofDays(90));
        assertEquals(1, hoursToSum());

        clock.set(Instant.parse("2026-11-20T23:05:00Z"));
        upkeep(Duration.ofDays(90));
        assertEquals(0, hoursToSum());
    }

    @Test
    void oldCallsGoAndTheirSumsStay() {
        for (int i = 0; i < 1200; i++) {
            store.insert(List.of(Events.event("r" + i, "key-1", START.plusSeconds(i))));
        }
        store.insert(List.of(Events.event("young", "key-1", MovableClock.START)));

        upkeep(Duration.ofDays(1));

        assertEquals(1, reports.calls(ACCOUNT, UsageQuery.ALL, null, 100).calls().size());
        assertEquals(Events.totals(1201), reports.report(ACCOUNT, UsageQuery.ALL).totals());
    }

    @Test
    void aCallIsNeverDeletedBeforeItIsSummedUp() {
        clock.set(START);
        store.insert(List.of(Events.event("future", "key-1", START.plusSeconds(7200))));

        upkeep(Duration.ofDays(-1));

        assertEquals(Events.totals(1), reports.report(ACCOUNT, UsageQuery.ALL).totals());
        assertEquals(1, reports.calls(ACCOUNT, UsageQuery.ALL, null, 100).calls().size());
    }

    private List<UsageReport> reports(List<UsageQuery> queries) {
        return queries.stream().map(query -> reports.report(ACCOUNT, query)).toList();
    }

    private void upkeep(Duration keep) {
        UsageUpkeep upkeep = new UsageUpkeep(temp.database(), keep, clock);
        int steps = 0;
        while (upkeep.step() && steps < 10_000) {
            steps++;
        }
    }

    private long hoursToSum() {
        String sql =
                """
                SELECT COUNT(*) FROM usage
                WHERE started_at >= (SELECT until_at FROM usage_summed)
                """;
        return temp.database().read(h -> h.createQuery(sql).mapTo(Long.class).one());
    }
}
