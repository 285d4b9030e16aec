package io.github.claudeproxy.usage;

import io.github.claudeproxy.usage.UsageReport.KeyUsage;
import io.github.claudeproxy.usage.UsageReport.PeopleOfMonth;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reports in the shape that the REST API and the command line share: Anthropic's raw units, money
 * as whole millionths of a US dollar.
 */
public final class UsageJson {
    private static final int TOP = 10;
    private static final int RATE_DIGITS = 4;

    private UsageJson() {}

    public static Map<String, Object> report(UsageReport report) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("totals", totals(new LinkedHashMap<>(), report.totals()));
        body.put("by_key", report.byKey().stream().map(UsageJson::key).toList());
        body.put(
                "by_model",
                report.byModel().stream()
                        .map(part -> part("model", part.model(), part.totals()))
                        .toList());
        body.put(
                "by_outcome",
                report.byOutcome().stream()
                        .map(part -> part("outcome", part.outcome(), part.totals()))
                        .toList());
        addTimes(body, report);
        body.put("top_keys", report.topKeys(TOP).stream().map(UsageJson::key).toList());
        return body;
    }

    public static Map<String, Object> monthly(List<PeopleOfMonth> months) {
        return Map.of("months", months.stream().map(UsageJson::month).toList());
    }

    public static Map<String, @Nullable Object> call(UsageCall call) {
        UsageEvent event = call.event();
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("request_id", event.requestId());
        body.put("key_id", event.keyId());
        body.put("started_at", event.startedAt());
        body.put("duration_ms", event.duration().toMillis());
        body.put("endpoint", event.endpoint());
        body.put("model", event.model());
        body.put("streamed", event.streamed());
        body.put("status", event.status());
        body.put("outcome", event.outcome().text());
        body.put("partial", event.partial());
        body.put("upstream_request_id", event.upstreamRequestId());
        tokens(body, event.tokens());
        body.put("cost_usd_micros", call.cost().micros());
        body.put("price_flagged", call.cost().flagged());
        body.put("price_version", call.priceVersion());
        return body;
    }

    private static void tokens(Map<String, @Nullable Object> body, TokenUsage tokens) {
        body.put("input_tokens", tokens.inputTokens());
        body.put("output_tokens", tokens.outputTokens());
        body.put("cache_creation_input_tokens", tokens.cacheCreationInputTokens());
        body.put("cache_read_input_tokens", tokens.cacheReadInputTokens());
        body.put("cache_creation_5m_input_tokens", tokens.cacheCreation5mInputTokens());
        body.put("cache_creation_1h_input_tokens", tokens.cacheCreation1hInputTokens());
        body.put("thinking_tokens", tokens.thinkingTokens());
        body.put("web_search_requests", tokens.webSearchRequests());
        body.put("web_fetch_requests", tokens.webFetchRequests());
        body.put("service_tier", tokens.serviceTier());
        body.put("inference_geo", tokens.inferenceGeo());
    }

    private static void addTimes(Map<String, Object> body, UsageReport report) {
        body.put(
                "by_hour",
                report.byHour().stream()
                        .map(part -> part("hour", part.hour().toString(), part.totals()))
                        .toList());
        body.put(
                "by_day",
                report.byDay().stream()
                        .map(part -> part("day", part.day().toString(), part.totals()))
                        .toList());
        body.put(
                "by_month",
                report.byMonth().stream()
                        .map(part -> part("month", part.month().toString(), part.totals()))
                        .toList());
    }

    private static Map<String, Object> month(PeopleOfMonth month) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("month", month.month().toString());
        body.put("by_key", month.byKey().stream().map(UsageJson::key).toList());
        return body;
    }

    private static Map<String, @Nullable Object> key(KeyUsage key) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("key_id", key.keyId());
        body.put("name", key.name());
        body.put("prefix", key.prefix());
        body.put("deleted", key.deleted());
        return totals(body, key.totals());
    }

    private static Map<String, @Nullable Object> part(
            String name, @Nullable String value, UsageTotals totals) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put(name, value);
        return totals(body, totals);
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
        body.put("cost_usd_micros", totals.costMicros());
        body.put("flagged_requests", totals.flagged());
        body.put("cache_hit_rate", rate(totals));
        return body;
    }

    private static @Nullable BigDecimal rate(UsageTotals totals) {
        return totals.cacheHitRate().isEmpty()
                ? null
                : BigDecimal.valueOf(totals.cacheHitRate().getAsDouble())
                        .setScale(RATE_DIGITS, RoundingMode.HALF_UP);
    }
}
