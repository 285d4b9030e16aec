package io.github.claudeproxy.alerts;

import io.github.claudeproxy.store.Reading;

import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/** The table of what was said. */
final class AlertStore {
    private final Reading database;

    AlertStore(Reading database) {
        this.database = database;
    }

    /** Adds one; its id is given here. */
    static Alert insert(Handle handle, Condition condition, Instant at) {
        String next = "SELECT COALESCE(MAX(id), 0) + 1 FROM alerts";
        long id = handle.createQuery(next).mapTo(Long.class).one();
        String sql =
                """
                INSERT INTO alerts (id, account_id, kind, subject, details, period, raised_at)
                VALUES (:id, :account, :kind, :subject, :details, :period, :at)
                """;
        handle.createUpdate(sql)
                .bind("id", id)
                .bind("account", condition.accountId())
                .bind("kind", condition.kind().text())
                .bind("subject", condition.subject())
                .bind("details", AlertRows.text(condition.values()))
                .bind("period", condition.period())
                .bind("at", at.toEpochMilli())
                .execute();
        return new Alert(
                id,
                condition.accountId(),
                condition.kind(),
                condition.subject(),
                condition.values(),
                at,
                condition.period());
    }

    static void deleteBefore(Handle handle, Instant oldest) {
        handle.createUpdate("DELETE FROM alerts WHERE raised_at < :oldest")
                .bind("oldest", oldest.toEpochMilli())
                .execute();
    }

    /** The last of each cause. */
    List<Alert> latestOfEach() {
        String sql =
                """
                SELECT * FROM alerts WHERE id IN
                    (SELECT MAX(id) FROM alerts GROUP BY account_id, kind, subject)
                """;
        return database.read(
                handle -> handle.createQuery(sql).map((row, _) -> AlertRows.alert(row)).list());
    }

    /** The last ones of all accounts, the latest first. */
    List<Alert> latest(int limit) {
        String sql = "SELECT * FROM alerts ORDER BY id DESC LIMIT :limit";
        return database.read(
                handle ->
                        handle.createQuery(sql)
                                .bind("limit", limit)
                                .map((row, _) -> AlertRows.alert(row))
                                .list());
    }

    /** Those of an account, the latest first. */
    List<Alert> page(String accountId, @Nullable Long after, int limit) {
        String sql =
                """
                SELECT * FROM alerts WHERE account_id = :account AND id < :after
                ORDER BY id DESC LIMIT :limit
                """;
        return database.read(
                handle ->
                        handle.createQuery(sql)
                                .bind("account", accountId)
                                .bind("after", after == null ? Long.MAX_VALUE : after)
                                .bind("limit", limit)
                                .map((row, _) -> AlertRows.alert(row))
                                .list());
    }
}
