package io.github.claudeproxy.usage;

import io.github.claudeproxy.usage.UsageReport.KeyUsage;
import io.github.claudeproxy.usage.UsageReport.PeopleOfMonth;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Rows as RFC 4180 writes them. Text that a spreadsheet would take for a formula gets an apostrophe
 * in front (https://owasp.org/www-community/attacks/CSV_Injection).
 */
public final class UsageCsv {
    private static final int MICRO_DIGITS = 6;
    private static final String CALLS =
            "request_id,started_at,duration_ms,key_id,key_name,endpoint,model,streamed,status,"
                    + "outcome,partial,upstream_request_id,input_tokens,output_tokens,"
                    + "cache_creation_input_tokens,cache_read_input_tokens,"
                    + "cache_creation_5m_input_tokens,cache_creation_1h_input_tokens,"
                    + "thinking_tokens,web_search_requests,web_fetch_requests,service_tier,"
                    + "inference_geo,cost_usd,cost_usd_micros,price_flagged,price_version\r\n";

    private static final List<String> SUMS =
            List.of(
                    "requests",
                    "errors",
                    "input_tokens",
                    "output_tokens",
                    "cache_creation_input_tokens",
                    "cache_read_input_tokens",
                    "cache_hit_rate",
                    "cost_usd",
                    "cost_usd_micros",
                    "flagged_requests");

    private UsageCsv() {}

    /** The first line of a list of sums, whose lines begin with these. */
    public static String sumsHead(String... titles) {
        return line(Stream.concat(Arrays.stream(titles), SUMS.stream()).toArray());
    }

    /** Sums as a line that begins with these. */
    public static String sums(UsageTotals totals, Object... first) {
        Stream<@Nullable Object> sums =
                Stream.of(
                        totals.requests(),
                        totals.errors(),
                        totals.inputTokens(),
                        totals.outputTokens(),
                        totals.cacheCreationInputTokens(),
                        totals.cacheReadInputTokens(),
                        hitRate(totals),
                        usd(totals.costMicros()),
                        totals.costMicros(),
                        totals.flagged());
        return line(Stream.concat(Arrays.stream(first), sums).toArray());
    }

    private static String hitRate(UsageTotals totals) {
        return totals.cacheHitRate().isEmpty()
                ? ""
                : String.format(Locale.ROOT, "%.4f", totals.cacheHitRate().getAsDouble());
    }

    /** What each person used in each month, a line for each. */
    public static String monthly(List<PeopleOfMonth> months) {
        StringBuilder text = new StringBuilder();
        text.append(sumsHead("month", "key_id", "key_name", "key_prefix", "key_deleted"));
        for (PeopleOfMonth month : months) {
            for (KeyUsage key : month.byKey()) {
                text.append(
                        sums(
                                key.totals(),
                                month.month(),
                                key.keyId(),
                                key.name(),
                                key.prefix(),
                                key.deleted()));
            }
        }
        return text.toString();
    }

    /** The first line of a list of calls. */
    public static String callsHead() {
        return CALLS;
    }

    /** One call as a line. */
    public static String call(UsageCall call, String keyName) {
        UsageEvent event = call.event();
        return line(
                event.requestId(),
                event.startedAt(),
                event.duration().toMillis(),
                event.keyId(),
                keyName,
                event.endpoint(),
                event.model(),
                event.streamed(),
                event.status(),
                event.outcome().text(),
                event.partial(),
                event.upstreamRequestId(),
                event.tokens().inputTokens(),
                event.tokens().outputTokens(),
                event.tokens().cacheCreationInputTokens(),
                event.tokens().cacheReadInputTokens(),
                event.tokens().cacheCreation5mInputTokens(),
                event.tokens().cacheCreation1hInputTokens(),
                event.tokens().thinkingTokens(),
                event.tokens().webSearchRequests(),
                event.tokens().webFetchRequests(),
                event.tokens().serviceTier(),
                event.tokens().inferenceGeo(),
                usd(call.cost().micros()),
                call.cost().micros(),
                call.cost().flagged(),
                call.priceVersion());
    }

    /** Dollars with all six places after the point. */
    public static String usd(long micros) {
        return BigDecimal.valueOf(micros, MICRO_DIGITS).toPlainString();
    }

    /** Values as a line; null is left empty. */
    public static String line(@Nullable Object... values) {
        return Arrays.stream(values)
                .map(UsageCsv::field)
                .collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String field(@Nullable Object value) {
        String text = Objects.toString(value, "");
        if (value instanceof String
                && !text.isEmpty()
                && "=+-@\t\r\n".indexOf(text.charAt(0)) >= 0) {
            text = "'" + text;
        }
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
