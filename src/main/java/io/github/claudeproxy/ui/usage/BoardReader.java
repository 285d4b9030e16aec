package io.github.claudeproxy.ui.usage;

import io.github.claudeproxy.ui.usage.Board.Bar;
import io.github.claudeproxy.usage.UsageCourse;
import io.github.claudeproxy.usage.UsageCourse.Point;
import io.github.claudeproxy.usage.UsageQuery;
import io.github.claudeproxy.usage.UsageReport.KeyUsage;
import io.github.claudeproxy.usage.UsageReport.PeopleOfMonth;
import io.github.claudeproxy.usage.UsageReports;
import io.github.claudeproxy.usage.UsageTotals;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Puts together what the screen shows. Blocks on the store. */
final class BoardReader {
    static final int MOST_SERIES = 5;

    private final UsageReports reports;
    private final String accountId;
    private final ZoneId zone;

    BoardReader(UsageReports reports, String accountId, ZoneId zone) {
        this.reports = reports;
        this.accountId = accountId;
        this.zone = zone;
    }

    /** From the first to the last of these days. */
    Board read(LocalDate first, LocalDate last, SplitBy split) {
        UsageCourse course = reports.course(accountId, query(first, last), split.by(), MOST_SERIES);
        Grain grain = Grain.of(first, last);
        return new Board(
                course.report().totals(),
                grain,
                split,
                names(course, split),
                bars(course, grain, first, last),
                course.report().topKeys(Integer.MAX_VALUE));
    }

    /** What each key used in each month, the latest month and in it the dearest first. */
    List<UserRow> months() {
        List<UserRow> rows = new ArrayList<>();
        for (PeopleOfMonth month : reports.monthly(accountId, UsageQuery.ALL).reversed()) {
            month.byKey().stream()
                    .sorted(
                            Comparator.comparingLong((KeyUsage key) -> key.totals().costMicros())
                                    .reversed())
                    .forEach(key -> rows.add(new UserRow(month.month(), key)));
        }
        return rows;
    }

    UsageQuery query(LocalDate first, LocalDate last) {
        return UsageQuery.between(
                first.atStartOfDay(zone).toInstant(),
                last.plusDays(1).atStartOfDay(zone).toInstant());
    }

    /** What the dearest are called; null for the rest, which comes last. */
    private static List<@Nullable String> names(UsageCourse course, SplitBy split) {
        Map<String, String> keys =
                course.report().byKey().stream()
                        .collect(Collectors.toMap(KeyUsage::keyId, KeyUsage::name));
        List<@Nullable String> names = new ArrayList<>();
        for (String part : course.dearest()) {
            names.add(split == SplitBy.KEY ? keys.getOrDefault(part, part) : part);
        }
        names.add(null);
        return names;
    }

    private List<Bar> bars(UsageCourse course, Grain grain, LocalDate first, LocalDate last) {
        int series = course.dearest().size() + 1;
        NavigableMap<LocalDateTime, List<UsageTotals>> bars = new TreeMap<>();
        for (LocalDateTime start : grain.starts(first, last)) {
            bars.put(start, new ArrayList<>(Collections.nCopies(series, UsageTotals.NONE)));
        }
        for (Point point : course.points()) {
            int part = point.part() == null ? series - 1 : course.dearest().indexOf(point.part());
            LocalDateTime start = grain.start(LocalDateTime.ofInstant(point.hour(), zone));
            barOf(start, bars).set(part, barOf(start, bars).get(part).plus(point.totals()));
        }
        return bars.entrySet().stream().map(bar -> new Bar(bar.getKey(), bar.getValue())).toList();
    }

    /** Where days begin at half past, an hour may begin before the first of them. */
    private static List<UsageTotals> barOf(
            LocalDateTime start, NavigableMap<LocalDateTime, List<UsageTotals>> bars) {
        return bars.getOrDefault(start, bars.firstEntry().getValue());
    }
}
