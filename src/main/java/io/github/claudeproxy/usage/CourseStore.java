package io.github.claudeproxy.usage;

import io.github.claudeproxy.store.Reading;
import io.github.claudeproxy.usage.UsageCourse.By;
import io.github.claudeproxy.usage.UsageCourse.Point;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How the keys, models or outcomes of an account went over time. The one with the most calls is not
 * added up: it is what the others leave of the sums over all, and those are few.
 */
final class CourseStore {
    private final Reading database;

    CourseStore(Reading database) {
        this.database = database;
    }

    /** The sums by key and model, and how the dearest of them went, of one moment. */
    Courses courses(String accountId, UsageQuery query, By by, int most) {
        return database.read(
                handle -> {
                    List<Slice> parts = ReportStore.slices(handle, Parts.of(by), accountId, query);
                    Map<String, UsageTotals> totals = totals(parts, by);
                    List<String> dearest = dearest(totals, by, most);
                    String left = busiest(totals, dearest);
                    return new Courses(
                            parts,
                            dearest,
                            points(
                                    ReportStore.slices(
                                            handle,
                                            Parts.course(by, dearest, left),
                                            accountId,
                                            query),
                                    ReportStore.slices(handle, Parts.hours(), accountId, query),
                                    by,
                                    left));
                });
    }

    /**
     * The sums of a course.
     *
     * @param dearest keys, models or outcomes that the points are split by
     */
    record Courses(List<Slice> parts, List<String> dearest, List<Point> points) {}

    private static Map<String, UsageTotals> totals(List<Slice> parts, By by) {
        return parts.stream().collect(Collectors.toMap(by::part, Slice::totals, UsageTotals::plus));
    }

    private static List<String> dearest(Map<String, UsageTotals> totals, By by, int most) {
        return totals.entrySet().stream()
                .filter(part -> !part.getKey().equals(Parts.OTHERS))
                .sorted(
                        Comparator.comparingLong(
                                        (Map.Entry<String, UsageTotals> part) ->
                                                by.weight(part.getValue()))
                                .reversed()
                                .thenComparing(Map.Entry.comparingByKey()))
                .limit(most)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The part with the most calls, all that are not among the dearest being one. */
    private static String busiest(Map<String, UsageTotals> totals, List<String> dearest) {
        return totals.entrySet().stream()
                .collect(
                        Collectors.groupingBy(
                                part ->
                                        dearest.contains(part.getKey())
                                                ? part.getKey()
                                                : Parts.OTHERS,
                                Collectors.summingLong(part -> part.getValue().requests())))
                .entrySet()
                .stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(Parts.OTHERS);
    }

    /** All parts by hour: those that were added up, and of each hour the rest. */
    private static List<Point> points(List<Slice> rows, List<Slice> hours, By by, String left) {
        List<Point> points = new ArrayList<>();
        Map<Instant, UsageTotals> counted = new HashMap<>();
        for (Slice row : rows) {
            points.add(new Point(named(by.part(row)), row.at(), row.totals()));
            counted.merge(row.at(), row.totals(), UsageTotals::plus);
        }
        for (Slice hour : hours) {
            UsageTotals others = counted.getOrDefault(hour.at(), UsageTotals.NONE);
            UsageTotals rest = hour.totals().minus(others);
            if (!rest.equals(UsageTotals.NONE)) {
                points.add(new Point(named(left), hour.at(), rest));
            }
        }
        return points;
    }

    private static @Nullable String named(String part) {
        return part.equals(Parts.OTHERS) ? null : part;
    }
}
