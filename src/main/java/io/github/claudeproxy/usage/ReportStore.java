package io.github.claudeproxy.usage;

import io.github.claudeproxy.store.Reading;
import io.github.claudeproxy.usage.UsageQuery.Breakdown;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.EmptyHandling;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
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
    Sums sums(String accountId, UsageQuery query, ZoneId zone) {
        boolean timed =
                query.splitsBy(Breakdown.HOUR)
                        || query.splitsBy(Breakdown.DAY)
                        || query.splitsBy(Breakdown.MONTH);
        return database.read(
                handle ->
                        new Sums(
                                slices(handle, Parts.of(query), accountId, query),
                                timed
                                        ? slices(handle, Parts.times(query, zone), accountId, query)
                                        : List.of()));
    }

    /**
     * The sums of a report.
     *
     * @param parts by key, model and outcome
     * @param times by hour or day
     */
    record Sums(List<Slice> parts, List<Slice> times) {}

    /** The sums split so. */
    List<Slice> slices(String accountId, UsageQuery query, Parts parts) {
        return database.read(handle -> slices(handle, parts, accountId, query));
    }

    /** The same within a transaction. */
    static List<Slice> slices(Handle handle, Parts parts, String accountId, UsageQuery query) {
        long summed = SumStore.summedUntil(handle);
        return Stretch.of(query.fromMillis(), query.toMillis(), summed, parts.longest()).stream()
                .flatMap(
                        stretch ->
                                bind(handle.createQuery(sql(stretch, parts, query)), stretch, query)
                                        .bind("account", accountId)
                                        .bind("left", parts.left())
                                        .bindList(
                                                EmptyHandling.NULL_KEYWORD, "named", parts.named())
                                        .map((row, _) -> slice(row))
                                        .list()
                                        .stream())
                .toList();
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

    private static Query bind(Query select, Stretch stretch, UsageQuery query) {
        select.bind("from", stretch.from()).bind("to", stretch.to());
        if (stretch.span() != null) {
            select.bind("span", stretch.span().millis());
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
        return select;
    }

    private static String sql(Stretch stretch, Parts parts, UsageQuery query) {
        String groups = String.join(", ", parts.groups(stretch.span()));
        return "SELECT "
                + parts.columns(stretch.span())
                + ", "
                + source(stretch, parts, query)
                + " AND started_at >= :from AND started_at < :to"
                + (query.keyId() == null ? "" : " AND key_id = :key")
                + (query.model() == null ? "" : " AND model = :model")
                + (query.outcome() == null ? "" : " AND outcome = :outcome")
                + parts.condition()
                + " GROUP BY "
                + groups;
    }

    private static String source(Stretch stretch, Parts parts, UsageQuery query) {
        if (stretch.span() == null) {
            return SUMS_OF_CALLS + " FROM usage WHERE account_id = :account";
        }
        String table = parts.isTimeOf(query) ? "usage_times" : "usage_sums";
        return SUMS_OF_SUMS + " FROM " + table + " WHERE account_id = :account AND span_ms = :span";
    }

    private static Slice slice(ResultSet row) throws SQLException {
        return new Slice(
                row.getString("part_key"),
                named(row.getString("part_model")),
                row.getString("part_outcome"),
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
