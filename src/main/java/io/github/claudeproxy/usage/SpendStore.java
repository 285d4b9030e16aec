package io.github.claudeproxy.usage;

import io.github.claudeproxy.store.Database;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The usage table, as {@link KeyUse} looks at it. */
final class SpendStore {
    private final Database database;

    SpendStore(Database database) {
        this.database = database;
    }

    /** What every key of the account used in this time. */
    List<KeyUse.Spent> between(long from, long until, String accountId) {
        String sql =
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
                FROM usage
                WHERE account_id = :account AND started_at >= :from AND started_at < :until
                GROUP BY key_id, model
                """;
        return database.read(
                handle ->
                        handle.createQuery(sql)
                                .bind("account", accountId)
                                .bind("from", from)
                                .bind("until", until)
                                .map((row, _) -> spent(row))
                                .list());
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

    /** When the key was used for the first time, as far as rows are kept. */
    Optional<Long> firstUse(String accountId, String keyId) {
        String sql =
                "SELECT MIN(started_at) FROM usage WHERE account_id = :account AND key_id = :key";
        return database.read(
                handle ->
                        handle.createQuery(sql)
                                .bind("account", accountId)
                                .bind("key", keyId)
                                .mapTo(Long.class)
                                .findOne());
    }
}
