package io.github.claudeproxy.usage;

import io.github.claudeproxy.store.Database;

import org.jdbi.v3.core.Handle;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The usage table, as {@link KeyUse} looks at it. */
final class SpendStore {
    private static final String BETWEEN =
            """
            SELECT key_id, model,
                SUM(input_tokens) AS input,
                SUM(output_tokens) AS output,
                SUM(cache_creation_input_tokens) AS cache_creation,
                SUM(cache_read_input_tokens) AS cache_read,
                SUM(cache_creation_5m_input_tokens) AS cache_creation_5m,
                SUM(cache_creation_1h_input_tokens) AS cache_creation_1h,
                SUM(web_search_requests) AS web_search,
                SUM(cost_micros) AS micros
            """;

    private final Database database;

    SpendStore(Database database) {
        this.database = database;
    }

    /**
     * What every key of the account used in this time: sums for whole hours, calls for the rest.
     */
    List<KeyUse.Spent> between(long from, long until, String accountId) {
        return database.read(
                handle ->
                        Stretch.of(from, until, SumStore.summedUntil(handle), Span.DAY).stream()
                                .flatMap(part -> between(handle, part, accountId).stream())
                                .toList());
    }

    private static List<KeyUse.Spent> between(Handle handle, Stretch part, String accountId) {
        String source =
                part.span() == null
                        ? "usage WHERE account_id = :account"
                        : "usage_sums WHERE account_id = :account AND span_ms = "
                                + part.span().millis();
        return handle.createQuery(
                        BETWEEN
                                + " FROM "
                                + source
                                + " AND started_at >= :from AND started_at < :until"
                                + " GROUP BY key_id, model")
                .bind("account", accountId)
                .bind("from", part.from())
                .bind("until", part.to())
                .map((row, _) -> spent(row))
                .list();
    }

    private static KeyUse.Spent spent(ResultSet row) throws SQLException {
        return new KeyUse.Spent(
                row.getString("key_id"),
                row.getString("model"),
                new TokenUsage(
                        row.getLong("input"),
                        row.getLong("output"),
                        row.getLong("cache_creation"),
                        row.getLong("cache_read"),
                        row.getLong("cache_creation_5m"),
                        row.getLong("cache_creation_1h"),
                        0,
                        row.getLong("web_search"),
                        0,
                        null,
                        null),
                row.getLong("micros"));
    }

    /** When the key's calls after this moment began, oldest first; refused ones left out. */
    List<Long> callsSince(long from, String accountId, String keyId) {
        String sql =
                """
                SELECT started_at FROM usage
                WHERE account_id = :account AND key_id = :key AND started_at > :from
                    AND outcome <> 'refused'
                ORDER BY started_at
                """;
        return database.read(
                handle ->
                        handle.createQuery(sql)
                                .bind("account", accountId)
                                .bind("key", keyId)
                                .bind("from", from)
                                .mapTo(Long.class)
                                .list());
    }

    /** When the latest call of the account that is kept began. */
    Optional<Long> lastCall(String accountId) {
        String sql = "SELECT MAX(started_at) FROM usage WHERE account_id = :account";
        return database.read(
                handle ->
                        handle.createQuery(sql)
                                .bind("account", accountId)
                                .mapTo(Long.class)
                                .findOne());
    }

    /** When the key was used for the first time; to the day, where its calls are not kept. */
    Optional<Long> firstUse(String accountId, String keyId) {
        return database.read(
                handle -> {
                    Optional<Long> day = firstDay(handle, accountId, keyId);
                    long from = day.orElse(SumStore.summedUntil(handle));
                    long until = day.isEmpty() ? Long.MAX_VALUE : from + Span.DAY.millis();
                    return firstCall(handle, accountId, keyId, from, until).or(() -> day);
                });
    }

    private static Optional<Long> firstDay(Handle handle, String accountId, String keyId) {
        String sql =
                """
                SELECT MIN(started_at) FROM usage_sums
                WHERE account_id = :account AND span_ms = :day AND key_id = :key
                """;
        return handle.createQuery(sql)
                .bind("account", accountId)
                .bind("day", Span.DAY.millis())
                .bind("key", keyId)
                .mapTo(Long.class)
                .findOne();
    }

    private static Optional<Long> firstCall(
            Handle handle, String accountId, String keyId, long from, long until) {
        String sql =
                """
                SELECT MIN(started_at) FROM usage
                WHERE account_id = :account AND key_id = :key
                    AND started_at >= :from AND started_at < :until
                """;
        return handle.createQuery(sql)
                .bind("account", accountId)
                .bind("key", keyId)
                .bind("from", from)
                .bind("until", until)
                .mapTo(Long.class)
                .findOne();
    }
}
