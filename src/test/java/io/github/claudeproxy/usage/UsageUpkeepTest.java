package io.github.claudeproxy.usage;

import static io.github.claudeproxy.usage.Events.ACCOUNT;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.claudeproxy.testkit.MovableClock;
import io.github.claudeproxy.testkit.TempDatabase;
import io.github.claudeproxy.usage.UsageQuery.Breakdown;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;

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

    /** Whichever part has the most calls, and whether or not it is one of the dearest. */
    @ParameterizedTest
    @EnumSource
    void coursesAreWhatTheirCallsAddUpTo(UsageCourse.By by) {
        List<UsageEvent> events = manyCalls();
        store.insert(events);
        for (int most = 1; most <= 4; most++) {
            UsageCourse course = reports.course(ACCOUNT, UsageQuery.ALL, by, most);
            List<String> dearest = course.dearest();
            Map<String, Long> expected =
                    events.stream()
                            .collect(
                                    Collectors.groupingBy(
                                            event -> point(part(event, by), dearest, event),
                                            Collectors.counting()));
            assertEquals(expected, requests(course));
            assertEquals(course.report().totals(), sum(course));

            upkeep(Duration.ofDays(90));

            assertEquals(expected, requests(reports.course(ACCOUNT, UsageQuery.ALL, by, most)));
        }
    }

    private static List<UsageEvent> manyCalls() {
        Random random = new Random(2);
        List<UsageEvent> events = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            Instant at = START.plusSeconds(random.nextInt(50_000));
            String key = "key-" + (int) (4 * Math.pow(random.nextDouble(), 3));
            UsageEvent call = Events.event("r" + i, key, at);
            events.add(
                    switch (random.nextInt(4)) {
                        case 0 -> Events.like(call, null, Outcome.REFUSED);
                        case 1 -> Events.like(call, "claude-haiku-5-5", Outcome.CLIENT_ABORTED);
                        default -> call;
                    });
        }
        return events;
    }

    private static String part(UsageEvent event, UsageCourse.By by) {
        return switch (by) {
            case KEY -> event.keyId();
            case MODEL -> Objects.requireNonNullElse(event.model(), "none");
            case OUTCOME -> event.outcome().text();
        };
    }

    private static String point(String part, List<String> dearest, UsageEvent event) {
        Instant hour = event.startedAt().truncatedTo(ChronoUnit.HOURS);
        return (dearest.contains(part) ? part : "others") + " " + hour;
    }

    private static Map<String, Long> requests(UsageCourse course) {
        return course.points().stream()
                .collect(
                        Collectors.toMap(
                                point ->
                                        Objects.requireNonNullElse(point.part(), "others")
                                                + " "
                                                + point.hour(),
                                point -> point.totals().requests()));
    }

    private static UsageTotals sum(UsageCourse course) {
        return course.points().stream()
                .map(UsageCourse.Point::totals)
                .reduce(UsageTotals.NONE, UsageTotals::plus);
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
