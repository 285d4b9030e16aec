package io.github.claudeproxy.users;

import io.github.claudeproxy.secrets.OneTimeToken;
import io.github.claudeproxy.store.Database;

import org.jdbi.v3.core.Handle;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The table {@code invitations}: a row is an open one. */
final class InvitationStore {
    private final Database database;

    InvitationStore(Database database) {
        this.database = database;
    }

    /** Keeps a new invitation and drops expired ones; false if the inviter is gone. */
    boolean insert(OpenInvitation invitation, OneTimeToken token) {
        String sql =
                """
                INSERT INTO invitations (id, account_id, invited_by, token_hash,
                                         created_at, expires_at)
                SELECT :id, account_id, id, :hash, :createdAt, :expiresAt
                FROM users WHERE id = :by
                """;
        return database.write(
                handle -> {
                    deleteExpired(handle, invitation.createdAt());
                    return handle.createUpdate(sql)
                                    .bind("id", invitation.id())
                                    .bind("hash", token.hash())
                                    .bind("createdAt", invitation.createdAt().toEpochMilli())
                                    .bind("expiresAt", invitation.expiresAt().toEpochMilli())
                                    .bind("by", invitation.invitedBy())
                                    .execute()
                            == 1;
                });
    }

    private static void deleteExpired(Handle handle, Instant now) {
        handle.createUpdate("DELETE FROM invitations WHERE expires_at <= :now")
                .bind("now", now.toEpochMilli())
                .execute();
    }

    List<OpenInvitation> list(String accountId, Instant now) {
        String sql =
                """
                SELECT id, invited_by, created_at, expires_at FROM invitations
                WHERE account_id = :account AND expires_at > :now ORDER BY created_at, id
                """;
        return database.read(
                handle ->
                        handle.createQuery(sql)
                                .bind("account", accountId)
                                .bind("now", now.toEpochMilli())
                                .map(
                                        (row, _) ->
                                                new OpenInvitation(
                                                        row.getString("id"),
                                                        row.getString("invited_by"),
                                                        Instant.ofEpochMilli(
                                                                row.getLong("created_at")),
                                                        Instant.ofEpochMilli(
                                                                row.getLong("expires_at"))))
                                .list());
    }

    boolean delete(String accountId, String id) {
        String sql = "DELETE FROM invitations WHERE id = :id AND account_id = :account";
        return database.write(
                handle ->
                        handle.createUpdate(sql).bind("id", id).bind("account", accountId).execute()
                                == 1);
    }

    boolean isOpen(OneTimeToken token, Instant now) {
        return database.read(handle -> isOpen(handle, token, now));
    }

    /** Uses the invitation up and adds the user to its account, or does neither. */
    Redemption redeem(OneTimeToken token, NewUser user) {
        return database.write(
                handle -> {
                    Optional<String> account = take(handle, token, user);
                    if (account.isPresent()) {
                        return join(handle, user, account.get());
                    }
                    return isOpen(handle, token, user.createdAt())
                            ? new Redemption.EmailTaken()
                            : new Redemption.Gone();
                });
    }

    private static Optional<String> take(Handle handle, OneTimeToken token, NewUser user) {
        String sql =
                """
                DELETE FROM invitations WHERE token_hash = :hash AND expires_at > :now
                AND NOT EXISTS (SELECT 1 FROM users WHERE email_key = :key)
                RETURNING account_id
                """;
        return handle.createQuery(sql)
                .bind("hash", token.hash())
                .bind("now", user.createdAt().toEpochMilli())
                .bind("key", user.email().key())
                .mapTo(String.class)
                .findOne();
    }

    private static Redemption join(Handle handle, NewUser user, String accountId) {
        if (!UserStore.insertAdmin(handle, user, accountId)) {
            throw new IllegalStateException("the e-mail address was taken in between");
        }
        return new Redemption.Joined(user.as(Role.ADMIN, accountId));
    }

    private static boolean isOpen(Handle handle, OneTimeToken token, Instant now) {
        String sql =
                """
                SELECT EXISTS (SELECT 1 FROM invitations
                               WHERE token_hash = :hash AND expires_at > :now)
                """;
        return handle.createQuery(sql)
                .bind("hash", token.hash())
                .bind("now", now.toEpochMilli())
                .mapTo(Boolean.class)
                .one();
    }
}
