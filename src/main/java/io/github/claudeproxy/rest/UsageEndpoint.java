package io.github.claudeproxy.rest;

import io.github.claudeproxy.usage.UsageQuery;
import io.github.claudeproxy.usage.UsageQuery.Breakdown;
import io.github.claudeproxy.usage.UsageReport;
import io.github.claudeproxy.usage.UsageReports;
import io.github.claudeproxy.usage.UsageTotals;

import org.jspecify.annotations.Nullable;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What an account used, in Anthropic's raw units. */
final class UsageEndpoint {
    private static final Set<String> PARAMETERS = Set.of("from", "to", "key", "model", "by");

    private final UsageReports usage;

    UsageEndpoint(UsageReports usage) {
        this.usage = usage;
    }

    List<Route> routes() {
        return List.of(new Route("GET", "/api/usage", Access.SIGNED_IN, this::report));
    }

    private Answer report(Call call) {
        call.allowQuery(PARAMETERS);
        String from = call.query("from");
        String to = call.query("to");
        UsageQuery query =
                new UsageQuery(
                        from == null ? null : Times.from("from", from),
                        to == null ? null : Times.to("to", to),
                        call.query("key"),
                        call.query("model"),
                        breakdowns(call.query("by")));
        return Answer.ok(body(usage.report(call.accountId(), query)));
    }

    /** {@code by=model,day}: what to split by besides the keys. */
    private static Set<Breakdown> breakdowns(@Nullable String by) {
        Set<Breakdown> breakdowns = EnumSet.noneOf(Breakdown.class);
        if (by != null) {
            for (String name : by.split(",", -1)) {
                breakdowns.add(breakdown(name));
            }
        }
        return breakdowns;
    }

    private static Breakdown breakdown(String name) {
        return switch (name) {
            case "model" -> Breakdown.MODEL;
            case "day" -> Breakdown.DAY;
            default -> throw new ProblemException(Problem.invalid("by", "takes model, day"));
        };
    }

    private static Map<String, Object> body(UsageReport report) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("totals", totals(new LinkedHashMap<>(), report.totals()));
        body.put("by_key", report.byKey().stream().map(UsageEndpoint::key).toList());
        body.put("by_model", report.byModel().stream().map(UsageEndpoint::model).toList());
        body.put("by_day", report.byDay().stream().map(UsageEndpoint::day).toList());
        return body;
    }

    private static Map<String, @Nullable Object> key(UsageReport.KeyUsage key) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("key_id", key.keyId());
        body.put("name", key.name());
        body.put("prefix", key.prefix());
        body.put("deleted", key.deleted());
        return totals(body, key.totals());
    }

    private static Map<String, @Nullable Object> model(UsageReport.ModelUsage model) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("model", model.model());
        return totals(body, model.totals());
    }

    private static Map<String, @Nullable Object> day(UsageReport.DayUsage day) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("day", day.day().toString());
        return totals(body, day.totals());
    }

    private static Map<String, @Nullable Object> totals(
            Map<String, @Nullable Object> body, UsageTotals totals) {
        body.put("requests", totals.requests());
        body.put("errors", totals.errors());
        body.put("input_tokens", totals.inputTokens());
        body.put("output_tokens", totals.outputTokens());
        body.put("cache_creation_input_tokens", totals.cacheCreationInputTokens());
        body.put("cache_read_input_tokens", totals.cacheReadInputTokens());
        body.put("cache_creation_5m_input_tokens", totals.cacheCreation5mInputTokens());
        body.put("cache_creation_1h_input_tokens", totals.cacheCreation1hInputTokens());
        body.put("thinking_tokens", totals.thinkingTokens());
        body.put("web_search_requests", totals.webSearchRequests());
        body.put("web_fetch_requests", totals.webFetchRequests());
        return body;
    }
}
