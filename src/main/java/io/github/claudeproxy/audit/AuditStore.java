package io.github.claudeproxy.audit;

import io.github.claudeproxy.store.Reading;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/** The table of changes: rows are added and read. */
final class AuditStore {
    private final Reading database;

    AuditStore(Reading database) {
        this.database = database;
    }

    static void insert(Handle handle, Change change, Actor actor, Instant at) {
        String sql =
                """
                INSERT INTO audit_log (id, account_id, changed_at, user_id, user_name, way, address,
                                       action, subject, label, state_before, state_after)
                SELECT COALESCE(MAX(id), 0) + 1, :account, :at, :user, :name, :way, :address,
                       :action, :subject, :label, :before, :after
                FROM audit_log
                """;
        handle.createUpdate(sql)
                .bind("account", change.accountId())
                .bind("at", at.toEpochMilli())
                .bind("user", actor.userId())
                .bind("name", actor.name())
                .bind("way", actor.way().text())
                .bind("address", actor.address())
                .bind("action", change.action())
                .bind("subject", change.subject())
                .bind("label", change.label())
                .bind("before", AuditRows.text(change.before()))
                .bind("after", AuditRows.text(change.after()))
                .execute();
    }

    List<AuditEntry> latest(String accountId, AuditQuery query, @Nullable Long after, int limit) {
        String sql =
                "SELECT * FROM audit_log WHERE account_id = :account"
                        + (after == null ? "" : " AND id < :after")
                        + (query.from() == null ? "" : " AND changed_at >= :from")
                        + (query.to() == null ? "" : " AND changed_at < :to")
                        + (query.user() == null ? "" : " AND :user IN (user_id, user_name)")
                        + (query.action() == null
                                ? ""
                                : " AND (action = :action OR action LIKE :action || '.%')")
                        + (query.subject() == null ? "" : " AND subject = :subject")
                        + " ORDER BY id DESC LIMIT :limit";
        return database.read(
                handle ->
                        bind(handle.createQuery(sql), query, after)
                                .bind("account", accountId)
                                .bind("limit", limit)
                                .map((row, _) -> AuditRows.entry(row))
                                .list());
    }

    private static Query bind(Query select, AuditQuery query, @Nullable Long after) {
        if (after != null) {
            select.bind("after", after);
        }
        if (query.from() != null) {
            select.bind("from", query.from().toEpochMilli());
        }
        if (query.to() != null) {
            select.bind("to", query.to().toEpochMilli());
        }
        if (query.user() != null) {
            select.bind("user", query.user());
        }
        if (query.action() != null) {
            select.bind("action", query.action());
        }
        if (query.subject() != null) {
            select.bind("subject", query.subject());
        }
        return select;
    }

    List<String> accounts() {
        String sql = "SELECT DISTINCT account_id FROM audit_log ORDER BY account_id";
        return database.read(handle -> handle.createQuery(sql).mapTo(String.class).list());
    }
}
