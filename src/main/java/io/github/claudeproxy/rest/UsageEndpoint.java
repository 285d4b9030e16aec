package io.github.claudeproxy.rest;

import io.github.claudeproxy.usage.Repricer;
import io.github.claudeproxy.usage.Repricer.Repriced;
import io.github.claudeproxy.usage.UsageJson;
import io.github.claudeproxy.usage.UsageReports;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What an account used, in Anthropic's raw units, and what it cost. */
final class UsageEndpoint {
    private final UsageReports usage;
    private final Repricer repricer;

    UsageEndpoint(UsageReports usage, Repricer repricer) {
        this.usage = usage;
        this.repricer = repricer;
    }

    List<Route> routes() {
        return List.of(
                new Route("GET", "/api/usage", Access.SIGNED_IN, this::report),
                new Route("GET", "/api/usage/monthly", Access.SIGNED_IN, this::monthly),
                new Route("POST", "/api/usage/reprice", Access.SIGNED_IN, this::reprice));
    }

    private Answer report(Call call) {
        call.allowQuery(UsageParameters.REPORT);
        return Answer.ok(
                UsageJson.report(usage.report(call.accountId(), UsageParameters.query(call))));
    }

    private Answer monthly(Call call) {
        call.allowQuery(UsageParameters.FILTERS);
        return Answer.ok(
                UsageJson.monthly(usage.monthly(call.accountId(), UsageParameters.query(call))));
    }

    private Answer reprice(Call call) {
        call.allowQuery(Set.of());
        Repriced repriced = repricer.reprice(call.accountId());
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("repriced", repriced.repriced());
        body.put("still_flagged", repriced.stillFlagged());
        body.put("price_version", repriced.priceVersion());
        return Answer.ok(body);
    }
}
