package io.github.claudeproxy.rest;

import io.github.claudeproxy.limits.LimitService;
import io.github.claudeproxy.usage.Repricer;
import io.github.claudeproxy.usage.Repricer.Repriced;
import io.github.claudeproxy.usage.UsageCsv;
import io.github.claudeproxy.usage.UsageJson;
import io.github.claudeproxy.usage.UsageJson.MonthlyBody;
import io.github.claudeproxy.usage.UsageJson.ReportBody;
import io.github.claudeproxy.usage.UsageReport;
import io.github.claudeproxy.usage.UsageReports;

import java.util.List;

/** What an account used, in Anthropic's raw units, and what it cost. */
final class UsageEndpoint {
    private final UsageReports usage;
    private final Repricer repricer;
    private final LimitService limits;

    UsageEndpoint(UsageReports usage, Repricer repricer, LimitService limits) {
        this.usage = usage;
        this.repricer = repricer;
        this.limits = limits;
    }

    List<Route> routes() {
        return List.of(
                new Route("GET", "/api/usage", Access.SIGNED_IN, this::report)
                        .says("Get what was used", "In all, by key, and as the query asks.")
                        .knows(UsageParameters.FILTERS)
                        .knows(UsageParameters.BY)
                        .knows(UsageParameters.KEYS)
                        .gives(ReportBody.class),
                new Route("GET", "/api/usage/monthly", Access.SIGNED_IN, this::monthly)
                        .says("Get what each key used by month", "Months are those of UTC.")
                        .knows(UsageParameters.FILTERS)
                        .gives(MonthlyBody.class),
                new Route("GET", "/api/usage/monthly.csv", Access.SIGNED_IN, this::monthlyCsv)
                        .says("Get what each key used by month as CSV", "Months are those of UTC.")
                        .knows(UsageParameters.FILTERS)
                        .gives("text/csv", Download.class),
                new Route("POST", "/api/usage/reprice", Access.SIGNED_IN, this::reprice)
                        .says("Price flagged calls again", "By the table of prices as it is now.")
                        .gives(RepricedBody.class));
    }

    record RepricedBody(long repriced, long stillFlagged, String priceVersion) {}

    private Answer report(Call call) {
        UsageReport report =
                usage.report(
                        call.accountId(), UsageParameters.report(call), UsageParameters.zone(call));
        return Answer.ok(UsageJson.report(report).withKeys(UsageParameters.KEYS.most(call)));
    }

    private Answer monthly(Call call) {
        return Answer.ok(
                UsageJson.monthly(usage.monthly(call.accountId(), UsageParameters.query(call))));
    }

    private Answer monthlyCsv(Call call) {
        String text =
                UsageCsv.monthly(usage.monthly(call.accountId(), UsageParameters.query(call)));
        return Answer.ok(Download.csv("usage-monthly.csv", writer -> writer.write(text)));
    }

    private Answer reprice(Call call) {
        Repriced repriced = repricer.reprice(call.accountId());
        limits.recount(call.accountId());
        return Answer.ok(
                new RepricedBody(
                        repriced.repriced(), repriced.stillFlagged(), repriced.priceVersion()));
    }
}
