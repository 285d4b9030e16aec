package io.github.claudeproxy.usage;

import io.github.claudeproxy.store.Database;
import io.github.claudeproxy.usage.UsageQuery.Breakdown;
import io.github.claudeproxy.usage.UsageSums.Part;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** The usage table, as it is summed up. */
final class ReportStore {
    private static final Instant LATEST = Instant.ofEpochMilli(Long.MAX_VALUE);
    private static final String SUMS =
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
            SUM(web_fetch_requests) AS web_fetch
            """;

    private final Database database;

    ReportStore(Database database) {
        this.database = database;
    }

    /** All sums of one report, of one moment. */
    UsageSums sums(String accountId, UsageQuery query) {
        return database.read(
                handle ->
                        new UsageSums(
                                parts(handle, "key_id", accountId, query),
                                models(handle, accountId, query),
                                days(handle, accountId, query)));
    }

    private static List<Part> models(Handle handle, String accountId, UsageQuery query) {
        return query.breakdowns().contains(Breakdown.MODEL)
                ? parts(handle, "model", accountId, query)
                : List.of();
    }

    private static List<Part> days(Handle handle, String accountId, UsageQuery query) {
        return query.breakdowns().contains(Breakdown.DAY)
                ? parts(handle, "started_at / 86400000", accountId, query)
                : List.of();
    }

    private static List<Part> parts(
            Handle handle, String group, String accountId, UsageQuery query) {
        String sql =
                "SELECT "
                        + group
                        + " AS part, "
                        + SUMS
                        + "FROM usage"
                        + where(query)
                        + " GROUP BY "
                        + group;
        Query select = handle.createQuery(sql).bind("account", accountId);
        bind(select, query);
        return select.map((row, _) -> new Part(row.getString("part"), totals(row))).list();
    }

    /** Only the conditions there are, so that each shape of a query finds its index. */
    private static String where(UsageQuery query) {
        StringBuilder where = new StringBuilder(" WHERE account_id = :account");
        where.append(query.from() == null ? "" : " AND started_at >= :from");
        where.append(query.to() == null ? "" : " AND started_at < :to");
        where.append(query.keyId() == null ? "" : " AND key_id = :key");
        where.append(query.model() == null ? "" : " AND model = :model");
        return where.toString();
    }

    private static void bind(Query select, UsageQuery query) {
        if (query.from() != null) {
            select.bind("from", millis(query.from()));
        }
        if (query.to() != null) {
            select.bind("to", millis(query.to()));
        }
        if (query.keyId() != null) {
            select.bind("key", query.keyId());
        }
        if (query.model() != null) {
            select.bind("model", query.model());
        }
    }

    /** Times out of any row's reach stand for the first and the last possible one. */
    private static long millis(Instant at) {
        return at.isBefore(Instant.EPOCH)
                ? 0
                : at.isAfter(LATEST) ? Long.MAX_VALUE : at.toEpochMilli();
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
                row.getLong("web_fetch"));
    }
}
