package io.github.claudeproxy.usage;

import static io.github.claudeproxy.usage.Events.ACCOUNT;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.claudeproxy.keys.Key;
import io.github.claudeproxy.keys.KeyRequest;
import io.github.claudeproxy.keys.KeyService;
import io.github.claudeproxy.testkit.MovableClock;
import io.github.claudeproxy.testkit.TempDatabase;
import io.github.claudeproxy.usage.UsageQuery.Breakdown;
import io.github.claudeproxy.usage.UsageReport.DayUsage;
import io.github.claudeproxy.usage.UsageReport.KeyUsage;
import io.github.claudeproxy.usage.UsageReport.ModelUsage;
import io.github.claudeproxy.usage.UsageReport.MonthUsage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

class UsageReportsTest {
    private static final Instant NOW = MovableClock.START;

    private final TempDatabase temp = TempDatabase.create();
    private final KeyService keys = KeyService.open(temp.database(), new MovableClock());
    private final UsageStore store = new UsageStore(temp.database(), PriceTable.builtIn());
    private final UsageReports reports = new UsageReports(temp.database(), keys);

    @AfterEach
    void close() {
        keys.close();
        temp.close();
    }

    @Test
    void isAllZeroWithoutCalls() {
        assertEquals(
                new UsageReport(
                        UsageTotals.NONE,
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of()),
                reports.report(ACCOUNT, UsageQuery.ALL));
    }

    @Test
    void addsUpWhatUpstreamBilledByKey() {
        Key anna = keys.generate(ACCOUNT, KeyRequest.named("Anna")).key();
        Key ben = keys.generate(ACCOUNT, KeyRequest.named("Ben")).key();
        store.insert(
                List.of(
                        Events.event("r1", anna.id(), NOW),
                        Events.event("r2", ben.id(), NOW),
                        Events.event("r3", ben.id(), NOW)));

        UsageReport report = reports.report(ACCOUNT, UsageQuery.ALL);

        assertEquals(Events.totals(3), report.totals());
        assertEquals(
                List.of(
                        new KeyUsage(ben.id(), "Ben", ben.prefix(), false, Events.totals(2)),
                        new KeyUsage(anna.id(), "Anna", anna.prefix(), false, Events.totals(1))),
                report.byKey());
    }

    @Test
    void namesADeletedKey() {
        Key anna = keys.generate(ACCOUNT, KeyRequest.named("Anna")).key();
        store.insert(List.of(Events.event("r1", anna.id(), NOW)));

        keys.delete(ACCOUNT, anna.id());

        assertEquals(
                List.of(new KeyUsage(anna.id(), "Anna", anna.prefix(), true, Events.totals(1))),
                reports.report(ACCOUNT, UsageQuery.ALL).byKey());
    }

    @Test
    void countsFromTheFirstMomentToBeforeTheLast() {
        for (int second = 0; second < 10; second++) {
            store.insert(List.of(Events.event("r" + second, "key-1", NOW.plusSeconds(second))));
        }

        assertEquals(3, requests(UsageQuery.between(NOW.plusSeconds(2), NOW.plusSeconds(5))));
        assertEquals(8, requests(UsageQuery.between(NOW.plusSeconds(2), null)));
        assertEquals(5, requests(UsageQuery.between(null, NOW.plusSeconds(5))));
        assertEquals(10, requests(UsageQuery.between(Instant.MIN, Instant.MAX)));
        assertEquals(0, requests(UsageQuery.between(Instant.MAX, Instant.MIN)));
    }

    @Test
    void countsOneKeyOrModelIfAsked() {
        store.insert(
                List.of(
                        Events.event("r1", "key-1", NOW),
                        Events.event("r2", "key-2", NOW),
                        Events.withModel("r3", "claude-haiku-5-5")));

        assertEquals(2, requests(UsageQuery.ALL.withKey("key-1")));
        assertEquals(2, requests(UsageQuery.ALL.withModel("claude-opus-5")));
        assertEquals(1, requests(UsageQuery.ALL.withKey("key-1").withModel("claude-opus-5")));
        assertEquals(0, requests(UsageQuery.ALL.withKey("key-3")));
    }

    @Test
    void tellsHowTheDearestKeysWentAndTheRest() {
        Instant later = NOW.plus(Duration.ofHours(2));
        store.insert(
                List.of(
                        Events.event("r1", "key-1", NOW),
                        Events.event("r2", "key-1", later),
                        Events.event("r3", "key-2", later),
                        Events.event("r4", "key-3", later)));

        UsageCourse course = reports.course(ACCOUNT, UsageQuery.ALL, UsageCourse.By.KEY, 1);

        assertEquals(Events.totals(4), course.report().totals());
        assertEquals(List.of("key-1"), course.dearest());
        assertEquals(
                Set.of(
                        new UsageCourse.Point("key-1", NOW, Events.totals(1)),
                        new UsageCourse.Point("key-1", later, Events.totals(1)),
                        new UsageCourse.Point(null, later, Events.totals(2))),
                Set.copyOf(course.points()));
    }

    @Test
    void tellsHowModelsWentAndCallsThatNamedNone() {
        store.insert(List.of(Events.event("r1"), Events.ended("r2", 400, Outcome.UPSTREAM_ERROR)));

        UsageCourse course = reports.course(ACCOUNT, UsageQuery.ALL, UsageCourse.By.MODEL, 5);

        assertEquals(List.of("claude-opus-5"), course.dearest());
        assertEquals(1, course.points().stream().filter(point -> point.part() == null).count());
        assertEquals(
                List.of(),
                reports.course("another", UsageQuery.ALL, UsageCourse.By.MODEL, 5).points());
    }

    @Test
    void tellsHowCallsEndedTheMostFrequentFirst() {
        store.insert(
                List.of(
                        Events.event("r1"),
                        Events.ended("r2", 429, Outcome.REFUSED),
                        Events.ended("r3", 429, Outcome.REFUSED),
                        Events.ended("r4", 502, Outcome.UPSTREAM_ERROR)));

        UsageCourse course = reports.course(ACCOUNT, UsageQuery.ALL, UsageCourse.By.OUTCOME, 2);

        assertEquals(List.of("refused", "completed"), course.dearest());
        assertEquals(
                Map.of("refused", 2L, "completed", 1L, "others", 1L),
                course.points().stream()
                        .collect(
                                Collectors.toMap(
                                        point -> Objects.requireNonNullElse(point.part(), "others"),
                                        point -> point.totals().requests())));
    }

    @Test
    void splitsByModelAndDayIfAsked() {
        Instant midnight = Instant.parse("2026-11-24T00:00:00Z");
        store.insert(
                List.of(
                        Events.event("r1", "key-1", midnight.minusMillis(1)),
                        Events.event("r2", "key-1", midnight),
                        Events.event("r3", "key-1", midnight.plus(Duration.ofDays(3))),
                        Events.ended("r4", 200, Outcome.CLIENT_ABORTED)));

        UsageReport report =
                reports.report(ACCOUNT, UsageQuery.ALL.by(Breakdown.MODEL, Breakdown.DAY));

        UsageTotals aborted = new UsageTotals(1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
        assertEquals(
                List.of(
                        new ModelUsage("claude-opus-5", Events.totals(3)),
                        new ModelUsage(null, aborted)),
                report.byModel());
        assertEquals(
                List.of(
                        new DayUsage(LocalDate.of(2026, 11, 23), Events.totals(1).plus(aborted)),
                        new DayUsage(LocalDate.of(2026, 11, 24), Events.totals(1)),
                        new DayUsage(LocalDate.of(2026, 11, 27), Events.totals(1))),
                report.byDay());
        assertEquals(Events.totals(3).plus(aborted), report.totals());
    }

    /** In Kathmandu days begin at a quarter past six in the evening of UTC. */
    @Test
    void splitsByTheDaysOfAZoneAlsoWhenTheyBeginWithinAnHour() {
        ZoneId zone = ZoneId.of("Asia/Kathmandu");
        Instant midnight = LocalDate.of(2026, 11, 24).atStartOfDay(zone).toInstant();
        store.insert(
                List.of(
                        Events.event("r1", "key-1", midnight.minus(Duration.ofHours(1))),
                        Events.event("r2", "key-1", midnight),
                        Events.event("r3", "key-1", midnight.plus(Duration.ofHours(23)))));

        UsageQuery query = UsageQuery.between(midnight, null).by(Breakdown.DAY, Breakdown.MONTH);

        UsageReport report = reports.report(ACCOUNT, query, zone);
        assertEquals(
                List.of(new DayUsage(LocalDate.of(2026, 11, 24), Events.totals(2))),
                report.byDay());
        assertEquals(
                List.of(new MonthUsage(YearMonth.of(2026, 11), Events.totals(2))),
                report.byMonth());
    }

    @Test
    void countsErrorsButNotClientsThatLeft() {
        store.insert(
                List.of(
                        Events.ended("r1", 200, Outcome.COMPLETED),
                        Events.ended("r2", 429, Outcome.COMPLETED),
                        Events.ended("r3", 200, Outcome.UPSTREAM_ERROR),
                        Events.ended("r4", 200, Outcome.TIMED_OUT),
                        Events.ended("r5", 403, Outcome.REFUSED),
                        Events.ended("r6", 200, Outcome.CLIENT_ABORTED)));

        assertEquals(4, reports.report(ACCOUNT, UsageQuery.ALL).totals().errors());
    }

    @Test
    void showsNothingOfAnotherAccount() {
        store.insert(List.of(Events.event("r1"), Events.ofAccount("account-2", "r2")));

        assertEquals(1, requests(UsageQuery.ALL));
        assertEquals(1, reports.report("account-2", UsageQuery.ALL).totals().requests());
        assertEquals(0, reports.report("account-3", UsageQuery.ALL).totals().requests());
        UsageQuery key = UsageQuery.ALL.withKey("key-1");
        assertEquals(0, reports.report("account-3", key).totals().requests());
    }

    @Test
    void addsUpImpossibleCountsWithoutOverflow() {
        TokenUsage wild = new TokenUsage(Long.MAX_VALUE, -5, 0, 0, 0, 0, 0, 0, 0, null, null);

        assertEquals(1_000_000_000_000L, wild.inputTokens());
        assertEquals(0, wild.outputTokens());
    }

    private long requests(UsageQuery query) {
        return reports.report(ACCOUNT, query).totals().requests();
    }
}
