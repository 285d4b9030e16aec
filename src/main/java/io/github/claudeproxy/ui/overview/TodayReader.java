package io.github.claudeproxy.ui.overview;

import io.github.claudeproxy.usage.UsageQuery;
import io.github.claudeproxy.usage.UsageQuery.Breakdown;
import io.github.claudeproxy.usage.UsageReport.HourUsage;
import io.github.claudeproxy.usage.UsageReports;
import io.github.claudeproxy.usage.UsageTotals;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Reads what was used today, in the days of the user's zone. Blocks on the store. */
final class TodayReader {
    private final String accountId;
    private final UsageReports reports;
    private final Clock clock;

    TodayReader(String accountId, UsageReports reports, Clock clock) {
        this.accountId = accountId;
        this.reports = reports;
        this.clock = clock;
    }

    Today read() {
        ZonedDateTime now = ZonedDateTime.now(clock);
        LocalDate day = now.toLocalDate();
        UsageTotals today = totals(UsageQuery.between(start(day), null));
        UsageTotals yesterday =
                totals(UsageQuery.between(start(day.minusDays(1)), now.minusDays(1).toInstant()));
        return new Today(today, yesterday, days(day));
    }

    private List<UsageTotals> days(LocalDate last) {
        LocalDate first = last.minusDays(Today.DAYS - 1L);
        UsageQuery query = UsageQuery.between(start(first), null).by(Breakdown.HOUR);
        Map<LocalDate, UsageTotals> sums =
                reports.report(accountId, query).byHour().stream()
                        .collect(Collectors.toMap(this::day, HourUsage::totals, UsageTotals::plus));
        return IntStream.range(0, Today.DAYS)
                .mapToObj(i -> sums.getOrDefault(first.plusDays(i), UsageTotals.NONE))
                .toList();
    }

    private LocalDate day(HourUsage hour) {
        return LocalDate.ofInstant(hour.hour(), clock.getZone());
    }

    private UsageTotals totals(UsageQuery query) {
        return reports.report(accountId, query).totals();
    }

    private Instant start(LocalDate day) {
        return day.atStartOfDay(clock.getZone()).toInstant();
    }
}
