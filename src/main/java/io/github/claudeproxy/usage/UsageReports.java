package io.github.claudeproxy.usage;

import io.github.claudeproxy.keys.KeyLabel;
import io.github.claudeproxy.keys.KeyLabels;
import io.github.claudeproxy.keys.KeyService;
import io.github.claudeproxy.store.Database;
import io.github.claudeproxy.store.Reading;
import io.github.claudeproxy.usage.UsageQuery.Breakdown;
import io.github.claudeproxy.usage.UsageReport.DayUsage;
import io.github.claudeproxy.usage.UsageReport.HourUsage;
import io.github.claudeproxy.usage.UsageReport.KeyUsage;
import io.github.claudeproxy.usage.UsageReport.ModelUsage;
import io.github.claudeproxy.usage.UsageReport.MonthUsage;
import io.github.claudeproxy.usage.UsageReport.OutcomeUsage;
import io.github.claudeproxy.usage.UsageReport.PeopleOfMonth;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Sums up and lists what was recorded. Any thread that may block can call it. Sums are kept for
 * ever, the calls themselves for a time: a period that ended before that begins and ends with the
 * whole hours in it.
 */
public final class UsageReports {
    private static final Comparator<Map.Entry<String, UsageTotals>> MOST_REQUESTS_FIRST =
            Comparator.comparingLong(
                            (Map.Entry<String, UsageTotals> sum) -> sum.getValue().requests())
                    .reversed()
                    .thenComparing(Map.Entry.comparingByKey());

    private final ReportStore store;
    private final CourseStore courses;
    private final CallStore calls;
    private final Function<String, List<KeyLabel>> labels;

    public UsageReports(Database database, KeyService keys) {
        this(database, keys::labels);
    }

    /** Reports on a database that another process may be writing. */
    public UsageReports(Reading database) {
        this(database, new KeyLabels(database)::of);
    }

    private UsageReports(Reading database, Function<String, List<KeyLabel>> labels) {
        this.store = new ReportStore(database);
        this.courses = new CourseStore(database);
        this.calls = new CallStore(database);
        this.labels = labels;
    }

    /** What the account's calls that the query means add up to, by days in UTC. */
    public UsageReport report(String accountId, UsageQuery query) {
        return report(accountId, query, ZoneOffset.UTC);
    }

    /**
     * The same by the days and months of a zone. Sums are kept by the hour: where days begin within
     * one, that hour counts for the day it begins on, or for the first one asked for.
     */
    public UsageReport report(String accountId, UsageQuery query, ZoneId zone) {
        return report(accountId, query, zone, store.sums(accountId, query, zone));
    }

    private UsageReport report(
            String accountId, UsageQuery query, ZoneId zone, ReportStore.Sums sums) {
        List<Slice> slices = sums.parts();
        List<Slice> times = sums.times();
        Function<Slice, LocalDate> day = slice -> day(slice, query, zone);
        return new UsageReport(
                slices.stream().map(Slice::totals).reduce(UsageTotals.NONE, UsageTotals::plus),
                byKey(slices, labels(accountId)),
                byModel(query, slices),
                byOutcome(query, slices),
                byTime(query.splitsBy(Breakdown.HOUR), times, Slice::at, HourUsage::new),
                byTime(query.splitsBy(Breakdown.DAY), times, day, DayUsage::new),
                byTime(
                        query.splitsBy(Breakdown.MONTH),
                        times,
                        day.andThen(YearMonth::from),
                        MonthUsage::new));
    }

    /**
     * The same by key and model, and how the dearest of them went over time.
     *
     * @param most how many of them stand for themselves
     */
    public UsageCourse course(String accountId, UsageQuery query, UsageCourse.By by, int most) {
        UsageQuery asked = query.by(Breakdown.MODEL);
        CourseStore.Courses sums = courses.courses(accountId, asked, by, most);
        return new UsageCourse(
                report(
                        accountId,
                        asked,
                        ZoneOffset.UTC,
                        new ReportStore.Sums(sums.parts(), List.of())),
                sums.dearest(),
                sums.points());
    }

    /** What each person used in each month, the oldest first; one key stands for one person. */
    public List<PeopleOfMonth> monthly(String accountId, UsageQuery query) {
        List<Slice> slices = store.slices(accountId, query, Parts.keysByDay());
        Map<String, KeyLabel> labels = labels(accountId);
        return slices.stream()
                .collect(
                        Collectors.groupingBy(
                                UsageReports::month, TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(month -> new PeopleOfMonth(month.getKey(), byKey(month.getValue(), labels)))
                .toList();
    }

    /**
     * The calls themselves, the latest first.
     *
     * @param after where the page before ended, null for the first one
     */
    public CallPage calls(
            String accountId, UsageQuery query, @Nullable CallCursor after, int limit) {
        return calls.page(accountId, query, after, limit);
    }

    /** The accounts that ever made a call. */
    public List<String> accounts() {
        return store.accounts();
    }

    private Map<String, KeyLabel> labels(String accountId) {
        return labels.apply(accountId).stream()
                .collect(Collectors.toMap(KeyLabel::id, Function.identity()));
    }

    private static List<KeyUsage> byKey(List<Slice> slices, Map<String, KeyLabel> labels) {
        return mostFirst(sums(slices, Slice::keyId)).stream()
                .map(
                        sum -> {
                            String id = sum.getKey();
                            KeyLabel label =
                                    labels.getOrDefault(id, new KeyLabel(id, id, id, true));
                            return new KeyUsage(
                                    id,
                                    label.name(),
                                    label.prefix(),
                                    label.deleted(),
                                    sum.getValue());
                        })
                .toList();
    }

    private static List<ModelUsage> byModel(UsageQuery query, List<Slice> slices) {
        if (!query.splitsBy(Breakdown.MODEL)) {
            return List.of();
        }
        return mostFirst(sums(slices, slice -> Optional.ofNullable(slice.model()).orElse("")))
                .stream()
                .map(sum -> new ModelUsage(named(sum.getKey()), sum.getValue()))
                .toList();
    }

    private static List<OutcomeUsage> byOutcome(UsageQuery query, List<Slice> slices) {
        if (!query.splitsBy(Breakdown.OUTCOME)) {
            return List.of();
        }
        return mostFirst(sums(slices, Slice::outcome)).stream()
                .map(sum -> new OutcomeUsage(sum.getKey(), sum.getValue()))
                .toList();
    }

    private static <K extends Comparable<? super K>, T> List<T> byTime(
            boolean wanted,
            List<Slice> slices,
            Function<Slice, K> time,
            BiFunction<K, UsageTotals, T> row) {
        if (!wanted) {
            return List.of();
        }
        return sums(slices, time).entrySet().stream()
                .map(sum -> row.apply(sum.getKey(), sum.getValue()))
                .toList();
    }

    private static <K extends Comparable<? super K>> Map<K, UsageTotals> sums(
            List<Slice> slices, Function<Slice, K> part) {
        Map<K, UsageTotals> sums = new TreeMap<>();
        slices.forEach(slice -> sums.merge(part.apply(slice), slice.totals(), UsageTotals::plus));
        return sums;
    }

    private static List<Map.Entry<String, UsageTotals>> mostFirst(Map<String, UsageTotals> sums) {
        return sums.entrySet().stream().sorted(MOST_REQUESTS_FIRST).toList();
    }

    private static @Nullable String named(String model) {
        return model.isEmpty() ? null : model;
    }

    private static LocalDate day(Slice slice, UsageQuery query, ZoneId zone) {
        Instant from = query.from();
        return LocalDate.ofInstant(
                from != null && from.isAfter(slice.at()) ? from : slice.at(), zone);
    }

    private static YearMonth month(Slice slice) {
        return YearMonth.from(LocalDate.ofInstant(slice.at(), ZoneOffset.UTC));
    }
}
