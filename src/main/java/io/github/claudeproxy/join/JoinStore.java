package io.github.claudeproxy.join;

import io.github.claudeproxy.secrets.OneTimeToken;
import io.github.claudeproxy.store.Database;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The table {@code join_links}: a row is an open one. */
final class JoinStore {
    private final Database database;

    JoinStore(Database database) {
        this.database = database;
    }

    /** Keeps a new link in place of others to the same key, and drops expired ones. */
    void insert(JoinLink link, OneTimeToken token) {
        String sql =
                """
                INSERT INTO join_links (id, account_id, key_id, invited_by, token_hash,
                                        created_at, expires_at)
                VALUES (:id, :account, :key, :by, :hash, :createdAt, :expiresAt)
                """;
        database.write(
                handle -> {
                    deleteOld(handle, link);
                    return handle.createUpdate(sql)
                            .bind("id", link.id())
                            .bind("account", link.accountId())
                            .bind("key", link.keyId())
                            .bind("by", link.invitedBy())
                            .bind("hash", token.hash())
                            .bind("createdAt", link.createdAt().toEpochMilli())
                            .bind("expiresAt", link.expiresAt().toEpochMilli())
                            .execute();
                });
    }

    private static void deleteOld(Handle handle, JoinLink link) {
        String sql =
                """
                DELETE FROM join_links
                WHERE expires_at <= :now OR (account_id = :account AND key_id = :key)
                """;
        handle.createUpdate(sql)
                .bind("now", link.createdAt().toEpochMilli())
                .bind("account", link.accountId())
                .bind("key", link.keyId())
                .execute();
    }

    List<JoinLink> list(String accountId, Instant now) {
        String sql =
                """
                SELECT * FROM join_links
                WHERE account_id = :account AND expires_at > :now ORDER BY created_at DESC, id
                """;
        return database.read(
                handle ->
                        handle.createQuery(sql)
                                .bind("account", accountId)
                                .bind("now", now.toEpochMilli())
                                .map(JoinStore::link)
                                .list());
    }

    boolean delete(String accountId, String id) {
        String sql = "DELETE FROM join_links WHERE id = :id AND account_id = :account";
        return database.write(
                handle ->
                        handle.createUpdate(sql).bind("id", id).bind("account", accountId).execute()
                                == 1);
    }

    Optional<JoinLink> find(OneTimeToken token, Instant now) {
        String sql = "SELECT * FROM join_links WHERE token_hash = :hash AND expires_at > :now";
        return database.read(handle -> query(handle, sql, token, now));
    }

    /** Uses the link up: of two that try at once, one gets it. */
    Optional<JoinLink> take(OneTimeToken token, Instant now) {
        String sql =
                "DELETE FROM join_links WHERE token_hash = :hash AND expires_at > :now RETURNING *";
        return database.write(handle -> query(handle, sql, token, now));
    }

    private static Optional<JoinLink> query(
            Handle handle, String sql, OneTimeToken token, Instant now) {
        return handle.createQuery(sql)
                .bind("hash", token.hash())
                .bind("now", now.toEpochMilli())
                .map(JoinStore::link)
                .findOne();
    }

    private static JoinLink link(ResultSet row, StatementContext context) throws SQLException {
        return new JoinLink(
                row.getString("id"),
                row.getString("account_id"),
                row.getString("key_id"),
                row.getString("invited_by"),
                Instant.ofEpochMilli(row.getLong("created_at")),
                Instant.ofEpochMilli(row.getLong("expires_at")));
    }
}
