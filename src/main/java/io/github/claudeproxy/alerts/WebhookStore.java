package io.github.claudeproxy.alerts;

import io.github.claudeproxy.store.Database;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The tables of where alerts are sent to, and of which are still to be sent. */
final class WebhookStore {
    private final Database database;

    WebhookStore(Database database) {
        this.database = database;
    }

    Optional<Webhook> find(String accountId) {
        String sql = "SELECT url, form FROM alert_webhooks WHERE account_id = :account";
        return database.read(
                handle ->
                        handle.createQuery(sql)
                                .bind("account", accountId)
                                .map(
                                        (row, _) ->
                                                new Webhook(
                                                        URI.create(row.getString("url")),
                                                        Webhook.Form.of(row.getString("form"))
                                                                .orElse(Webhook.Form.JSON)))
                                .findOne());
    }

    void save(String accountId, Webhook webhook, Instant now) {
        String sql =
                """
                INSERT INTO alert_webhooks (account_id, url, form, changed_at)
                VALUES (:account, :url, :form, :now)
                ON CONFLICT (account_id) DO UPDATE
                    SET url = excluded.url, form = excluded.form, changed_at = excluded.changed_at
                """;
        database.execute(
                handle ->
                        handle.createUpdate(sql)
                                .bind("account", accountId)
                                .bind("url", webhook.url().toString())
                                .bind("form", webhook.form().text())
                                .bind("now", now.toEpochMilli())
                                .execute());
    }

    /** Also forgets what was still to be sent. */
    void delete(String accountId) {
        database.execute(
                handle -> {
                    for (String table : List.of("alert_webhooks", "alert_outbox")) {
                        handle.createUpdate("DELETE FROM " + table + " WHERE account_id = :account")
                                .bind("account", accountId)
                                .execute();
                    }
                });
    }

    /** An alert to be sent, and how often that was tried. */
    record Due(Alert alert, int tries) {}

    void enqueue(Alert alert, Instant now) {
        String sql =
                """
                INSERT INTO alert_outbox (alert_id, account_id, tries, next_at)
                SELECT :alert, account_id, 0, :now FROM alert_webhooks WHERE account_id = :account
                """;
        database.execute(
                handle ->
                        handle.createUpdate(sql)
                                .bind("alert", alert.id())
                                .bind("account", alert.accountId())
                                .bind("now", now.toEpochMilli())
                                .execute());
    }

    /** The oldest that should be sent by now. */
    List<Due> due(Instant now, int limit) {
        String sql =
                """
                SELECT alerts.*, alert_outbox.tries AS tries
                FROM alert_outbox JOIN alerts ON alerts.id = alert_outbox.alert_id
                WHERE next_at <= :now ORDER BY alert_id LIMIT :limit
                """;
        return database.read(
                handle ->
                        handle.createQuery(sql)
                                .bind("now", now.toEpochMilli())
                                .bind("limit", limit)
                                .map((row, _) -> new Due(AlertRows.alert(row), row.getInt("tries")))
                                .list());
    }

    int waiting(String accountId) {
        String sql = "SELECT COUNT(*) FROM alert_outbox WHERE account_id = :account";
        return database.read(
                handle ->
                        handle.createQuery(sql)
                                .bind("account", accountId)
                                .mapTo(Integer.class)
                                .one());
    }

    void retry(Due due, Instant next) {
        String sql =
                "UPDATE alert_outbox SET tries = tries + 1, next_at = :next WHERE alert_id = :id";
        database.execute(
                handle ->
                        handle.createUpdate(sql)
                                .bind("next", next.toEpochMilli())
                                .bind("id", due.alert().id())
                                .execute());
    }

    void done(Due due) {
        database.execute(
                handle ->
                        handle.createUpdate("DELETE FROM alert_outbox WHERE alert_id = :id")
                                .bind("id", due.alert().id())
                                .execute());
    }
}
