package io.github.claudeproxy.app;

import io.github.claudeproxy.usage.UsageQuery;
import io.github.claudeproxy.usage.UsageQuery.Breakdown;
import io.github.claudeproxy.usage.UsageReport;
import io.github.claudeproxy.usage.UsageReports;
import io.github.claudeproxy.usage.UsageTotals;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;

/** What the lines of a usage table stand for; the names are those of the command line. */
enum UsageLines {
    key(null),
    model(Breakdown.MODEL),
    outcome(Breakdown.OUTCOME),
    hour(Breakdown.HOUR),
    day(Breakdown.DAY),
    month(Breakdown.MONTH),
    /** Each key in each month. */
    person(Breakdown.MONTH);

    private final @Nullable Breakdown breakdown;

    UsageLines(@Nullable Breakdown breakdown) {
        this.breakdown = breakdown;
    }

    UsageQuery in(UsageQuery query) {
        return breakdown == null ? query : query.by(breakdown);
    }

    UsageTable table(UsageReports reports, String accountId, UsageQuery query) {
        return this == person
                ? people(reports.monthly(accountId, query))
                : table(reports.report(accountId, in(query)));
    }

    private UsageTable table(UsageReport report) {
        UsageTable table = new UsageTable(name());
        switch (this) {
            case key -> report.byKey().forEach(part -> table.add(part.name(), part.totals()));
            case model ->
                    report.byModel()
                            .forEach(
                                    part ->
                                            table.add(
                                                    Objects.requireNonNullElse(part.model(), "-"),
                                                    part.totals()));
            case outcome ->
                    report.byOutcome().forEach(part -> table.add(part.outcome(), part.totals()));
            case hour ->
                    report.byHour()
                            .forEach(part -> table.add(part.hour().toString(), part.totals()));
            case day ->
                    report.byDay().forEach(part -> table.add(part.day().toString(), part.totals()));
            case month ->
                    report.byMonth()
                            .forEach(part -> table.add(part.month().toString(), part.totals()));
            case person -> throw new IllegalStateException("a table of months");
        }
        table.total(report.totals());
        return table;
    }

    private UsageTable people(List<UsageReport.PeopleOfMonth> months) {
        UsageTable table = new UsageTable(name());
        UsageTotals total = UsageTotals.NONE;
        for (UsageReport.PeopleOfMonth month : months) {
            for (UsageReport.KeyUsage part : month.byKey()) {
                table.add(month.month() + " " + part.name(), part.totals());
                total = total.plus(part.totals());
            }
        }
        table.total(total);
        return table;
    }
}
