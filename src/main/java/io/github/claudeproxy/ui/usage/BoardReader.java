package io.github.claudeproxy.ui.usage;

import io.github.claudeproxy.ui.usage.Board.Bar;
import io.github.claudeproxy.usage.UsageQuery;
import io.github.claudeproxy.usage.UsageQuery.Breakdown;
import io.github.claudeproxy.usage.UsageReport;
import io.github.claudeproxy.usage.UsageReport.HourUsage;
import io.github.claudeproxy.usage.UsageReports;
import io.github.claudeproxy.usage.UsageTotals;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

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
        UsageQuery query = query(first, last).by(Breakdown.HOUR, Breakdown.MODEL);
        UsageReport all = reports.report(accountId, query);
        boolean hourly = first.equals(last);
        List<Part> parts = parts(all, query, split, hourly);
        List<@Nullable String> names = new ArrayList<>();
        parts.forEach(part -> names.add(part.name()));
        Map<LocalDateTime, UsageTotals> sums = byTime(all.byHour(), hourly);
        List<Bar> bars =
                starts(first, last, hourly).stream().map(start -> bar(start, parts, sums)).toList();
        return new Board(all.totals(), hourly, names, bars, all.topKeys(Integer.MAX_VALUE));
    }

    UsageQuery query(LocalDate first, LocalDate last) {
        return UsageQuery.between(
                first.atStartOfDay(zone).toInstant(),
                last.plusDays(1).atStartOfDay(zone).toInstant());
    }

    /** What a bar is split into; a null name stands for the rest. */
    private record Part(@Nullable String name, Map<LocalDateTime, UsageTotals> byTime) {}

    private List<Part> parts(UsageReport all, UsageQuery query, SplitBy split, boolean hourly) {
        List<Part> parts = new ArrayList<>();
        switch (split) {
            case MODEL ->
                    all.byModel().stream()
                            .filter(model -> model.model() != null)
                            .limit(MOST_SERIES)
                            .forEach(
                                    model ->
                                            parts.add(
                                                    part(
                                                            Objects.requireNonNull(model.model()),
                                                            query.withModel(model.model()),
                                                            hourly)));
            case KEY ->
                    all.topKeys(MOST_SERIES)
                            .forEach(
                                    key ->
                                            parts.add(
                                                    part(
                                                            key.name(),
                                                            query.withKey(key.keyId()),
                                                            hourly)));
        }
        parts.add(new Part(null, Map.of()));
        return parts;
    }

    private Part part(String name, UsageQuery query, boolean hourly) {
        return new Part(name, byTime(reports.report(accountId, query).byHour(), hourly));
    }

    private Map<LocalDateTime, UsageTotals> byTime(List<HourUsage> hours, boolean hourly) {
        Map<LocalDateTime, UsageTotals> sums = new HashMap<>();
        for (HourUsage hour : hours) {
            LocalDateTime at = LocalDateTime.ofInstant(hour.hour(), zone);
            LocalDateTime start = at.truncatedTo(hourly ? ChronoUnit.HOURS : ChronoUnit.DAYS);
            sums.merge(start, hour.totals(), UsageTotals::plus);
        }
        return sums;
    }

    private static List<LocalDateTime> starts(LocalDate first, LocalDate last, boolean hourly) {
        List<LocalDateTime> starts = new ArrayList<>();
        LocalDateTime end = last.plusDays(1).atStartOfDay();
        LocalDateTime at = first.atStartOfDay();
        while (at.isBefore(end)) {
            starts.add(at);
            at = hourly ? at.plusHours(1) : at.plusDays(1);
        }
        return starts;
    }

    /** The last part is what the others leave of the sum. */
    private static Bar bar(
            LocalDateTime start, List<Part> parts, Map<LocalDateTime, UsageTotals> sums) {
        List<UsageTotals> totals = new ArrayList<>();
        UsageTotals rest = sums.getOrDefault(start, UsageTotals.NONE);
        for (Part part : parts.subList(0, parts.size() - 1)) {
            UsageTotals own = part.byTime().getOrDefault(start, UsageTotals.NONE);
            totals.add(own);
            rest = minus(rest, own);
        }
        totals.add(rest);
        return new Bar(start, totals);
    }

    private static UsageTotals minus(UsageTotals from, UsageTotals part) {
        return new UsageTotals(
                from.requests() - part.requests(),
                from.errors() - part.errors(),
                from.inputTokens() - part.inputTokens(),
                from.outputTokens() - part.outputTokens(),
                from.cacheCreationInputTokens() - part.cacheCreationInputTokens(),
                from.cacheReadInputTokens() - part.cacheReadInputTokens(),
                0,
                0,
                0,
                0,
                0,
                from.costMicros() - part.costMicros(),
                0);
    }
}
