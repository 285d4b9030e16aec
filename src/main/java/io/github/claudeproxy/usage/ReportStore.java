package io.github.claudeproxy.usage;

import io.github.claudeproxy.store.Reading;
import io.github.claudeproxy.usage.UsageQuery.Breakdown;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** The usage table and its sums, as they are added up. */
final class ReportStore {
    private static final String SUMS_OF_CALLS =
            """
            COUNT(*) AS requests,
            SUM(CASE WHEN status >= 400
                OR outcome IN ('upstream_error', 'timed_out', 'refused')
                THEN 1 ELSE 0 END) AS errors,
            SUM(input_tokens) AS input,
            SUM(output_tokens) AS output,
            SUM(cache_creation_input_tokens) AS cache_creation,
            SUM(cache_read_input_tokens) AS cache_read,
            SUM(cache_creation_5m_input_tokens) AS cache_creation_5m,
            SUM(cache_creation_1h_input_tokens) AS cache_creation_1h,
            SUM(thinking_tokens) AS thinking,
            SUM(web_search_requests) AS web_search,
            SUM(web_fetch_requests) AS web_fetch,
            SUM(cost_micros) AS cost,
            SUM(CASE WHEN price_flagged THEN 1 ELSE 0 END) AS flagged_calls
            """;

    private static final String SUMS_OF_SUMS =
            """
            SUM(requests) AS requests,
            SUM(errors) AS errors,
            SUM(input_tokens) AS input,
            SUM(output_tokens) AS output,
            SUM(cache_creation_input_tokens) AS cache_creation,
            SUM(cache_read_input_tokens) AS cache_read,
            SUM(cache_creation_5m_input_tokens) AS cache_creation_5m,
            SUM(cache_creation_1h_input_tokens) AS cache_creation_1h,
            SUM(thinking_tokens) AS thinking,
            SUM(web_search_requests) AS web_search,
            SUM(web_fetch_requests) AS web_fetch,
            SUM(cost_micros) AS cost,
            SUM(flagged) AS flagged_calls
            """;

    private final Reading database;

    ReportStore(Reading database) {
        this.database = database;
    }

    /** All sums of one report, of one moment. */
    List<Slice> slices(String accountId, UsageQuery query) {
        Span longest = query.splitsBy(Breakdown.HOUR) ? Span.HOUR : Span.DAY;
        return database.read(
                handle ->
                        Stretch.of(
                                        query.fromMillis(),
                                        query.toMillis(),
                                        SumStore.summedUntil(handle),
                                        longest)
                                .stream()
                                .flatMap(part -> slices(handle, part, accountId, query).stream())
                                .toList());
    }

    /** The accounts that have ever made a call. */
    List<String> accounts() {
        String sql =
                """
                SELECT DISTINCT account_id FROM usage_sums
                UNION
                SELECT DISTINCT account_id FROM usage WHERE started_at >= :summed
                ORDER BY 1
                """;
        return database.read(
                handle ->
                        handle.createQuery(sql)
                                .bind("summed", SumStore.summedUntil(handle))
                                .mapTo(String.class)
                                .list());
    }

    private static List<Slice> slices(
            Handle handle, Stretch part, String accountId, UsageQuery query) {
        Query select = handle.createQuery(sql(part, query));
        select.bind("account", accountId).bind("from", part.from()).bind("to", part.to());
        if (part.span() != null) {
            select.bind("span", part.span().millis());
        }
        if (query.keyId() != null) {
            select.bind("key", query.keyId());
        }
        if (query.model() != null) {
            select.bind("model", query.model());
        }
        if (query.outcome() != null) {
            select.bind("outcome", query.outcome().text());
        }
        return select.map((row, _) -> slice(row)).list();
    }

    private static String sql(Stretch part, UsageQuery query) {
        String bucket = bucket(query);
        String from =
                part.span() == null
                        ? SUMS_OF_CALLS + " FROM usage WHERE account_id = :account"
                        : SUMS_OF_SUMS
                                + " FROM usage_sums WHERE account_id = :account AND span_ms = :span";
        return "SELECT key_id, COALESCE(model, '') AS name, outcome, "
                + (bucket.isEmpty() ? "0" : bucket)
                + " AS bucket, "
                + from
                + " AND started_at >= :from AND started_at < :to"
                + (query.keyId() == null ? "" : " AND key_id = :key")
                + (query.model() == null ? "" : " AND model = :model")
                + (query.outcome() == null ? "" : " AND outcome = :outcome")
                + " GROUP BY key_id, COALESCE(model, ''), outcome"
                + (bucket.isEmpty() ? "" : ", " + bucket);
    }

    /** As few groups as the breakdowns allow. */
    private static String bucket(UsageQuery query) {
        if (query.splitsBy(Breakdown.HOUR)) {
            return "started_at - started_at % 3600000";
        }
        return query.splitsBy(Breakdown.DAY) || query.splitsBy(Breakdown.MONTH)
                ? "started_at - started_at % 86400000"
                : "";
    }

    private static Slice slice(ResultSet row) throws SQLException {
        return new Slice(
                row.getString("key_id"),
                named(row.getString("name")),
                row.getString("outcome"),
                Instant.ofEpochMilli(row.getLong("bucket")),
                totals(row));
    }

    private static @Nullable String named(String model) {
        return model.isEmpty() ? null : model;
    }

    private static UsageTotals totals(ResultSet row) throws SQLException {
        return new UsageTotals(
                row.getLong("requests"),
                row.getLong("errors"),
                row.getLong("input"),
                row.getLong("output"),
                row.getLong("cache_creation"),
                row.getLong("cache_read"),
                row.getLong("cache_creation_5m"),
                row.getLong("cache_creation_1h"),
                row.getLong("thinking"),
                row.getLong("web_search"),
                row.getLong("web_fetch"),
                row.getLong("cost"),
                row.getLong("flagged_calls"));
    }
}
