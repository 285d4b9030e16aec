package io.github.claudeproxy.limits;

import io.github.claudeproxy.store.Database;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The tables of the limits. */
final class LimitStore {
    private final Database database;

    LimitStore(Database database) {
        this.database = database;
    }

    /** A row of the limits of a key. */
    record Row(String accountId, String keyId, KeyLimits limits) {}

    List<Row> keys() {
        return database.read(
                handle ->
                        handle.createQuery("SELECT account_id, key_id, limits FROM key_limits")
                                .map(
                                        (row, _) ->
                                                new Row(
                                                        row.getString("account_id"),
                                                        row.getString("key_id"),
                                                        LimitJson.read(
                                                                row.getString("limits"),
                                                                KeyLimits.class)))
                                .list());
    }

    Map<String, AccountLimits> accounts() {
        return database.read(
                handle ->
                        handle.createQuery("SELECT account_id, limits FROM account_limits")
                                .reduceRows(
                                        new HashMap<>(),
                                        (all, row) -> {
                                            all.put(
                                                    row.getColumn("account_id", String.class),
                                                    LimitJson.read(
                                                            row.getColumn("limits", String.class),
                                                            AccountLimits.class));
                                            return all;
                                        }));
    }

    /** Stores the limits of these keys, all or none. */
    void save(String accountId, Map<String, KeyLimits> limits, Instant now) {
        String sql =
                """
                INSERT INTO key_limits (key_id, account_id, limits, changed_at)
                VALUES (:key, :account, :limits, :now)
                ON CONFLICT (key_id) DO UPDATE
                    SET limits = excluded.limits, changed_at = excluded.changed_at
                    WHERE key_limits.account_id = excluded.account_id
                """;
        database.execute(
                handle ->
                        limits.forEach(
                                (key, value) ->
                                        handle.createUpdate(sql)
                                                .bind("key", key)
                                                .bind("account", accountId)
                                                .bind("limits", LimitJson.write(value))
                                                .bind("now", now.toEpochMilli())
                                                .execute()));
    }

    void save(String accountId, AccountLimits limits, Instant now) {
        String sql =
                """
                INSERT INTO account_limits (account_id, limits, changed_at)
                VALUES (:account, :limits, :now)
                ON CONFLICT (account_id) DO UPDATE
                    SET limits = excluded.limits, changed_at = excluded.changed_at
                """;
        database.execute(
                handle ->
                        handle.createUpdate(sql)
                                .bind("account", accountId)
                                .bind("limits", LimitJson.write(limits))
                                .bind("now", now.toEpochMilli())
                                .execute());
    }
}
