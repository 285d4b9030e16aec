package io.github.claudeproxy.users;

import io.github.claudeproxy.store.Database;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The table {@code users}. */
final class UserStore {
    private final Database database;

    UserStore(Database database) {
        this.database = database;
    }

    boolean hasUsers() {
        String sql = "SELECT EXISTS (SELECT 1 FROM users)";
        return database.read(handle -> handle.createQuery(sql).mapTo(Boolean.class).one());
    }

    /** Makes the first user the owner; false if there is a user already. */
    boolean insertOwner(NewUser user) {
        String sql =
                """
                INSERT INTO users (id, account_id, email, email_key, role,
                                   password_hash, token_version, created_at)
                SELECT :id, :account, :email, :emailKey, :role, :hash, :version, :createdAt
                WHERE NOT EXISTS (SELECT 1 FROM users)
                ON CONFLICT DO NOTHING
                """;
        return database.write(handle -> insert(handle, sql, user, user.as(Role.OWNER, user.id())));
    }

    /** Lets a user found an account; false if the e-mail address is taken. */
    boolean insertFounder(NewUser user) {
        return database.write(handle -> insertAdmin(handle, user, user.id()));
    }

    /** Adds a user to an account, in a transaction under way; false if the address is taken. */
    static boolean insertAdmin(Handle handle, NewUser user, String accountId) {
        String sql =
                """
                INSERT INTO users (id, account_id, email, email_key, role,
                                   password_hash, token_version, created_at)
                VALUES (:id, :account, :email, :emailKey, :role, :hash, :version, :createdAt)
                ON CONFLICT (email_key) DO NOTHING
                """;
        return insert(handle, sql, user, user.as(Role.ADMIN, accountId));
    }

    private static boolean insert(Handle handle, String sql, NewUser fresh, User user) {
        return handle.createUpdate(sql)
                        .bind("id", user.id())
                        .bind("account", user.accountId())
                        .bind("email", user.email())
                        .bind("emailKey", fresh.email().key())
                        .bind("role", user.role().text())
                        .bind("hash", fresh.passwordHash())
                        .bind("version", NewUser.FIRST_VERSION)
                        .bind("createdAt", user.createdAt().toEpochMilli())
                        .execute()
                == 1;
    }

    Optional<StoredUser> find(String id) {
        String sql = "SELECT * FROM users WHERE id = :id";
        return database.read(
                handle ->
                        handle.createQuery(sql)
                                .bind("id", id)
                                .map(UserStore::storedUser)
                                .findOne());
    }

    Optional<StoredUser> find(EmailAddress email) {
        String sql = "SELECT * FROM users WHERE email_key = :key";
        return database.read(
                handle ->
                        handle.createQuery(sql)
                                .bind("key", email.key())
                                .map(UserStore::storedUser)
                                .findOne());
    }

    Optional<User> owner() {
        String sql = "SELECT * FROM users WHERE role = 'owner'";
        return database.read(
                handle ->
                        handle.createQuery(sql)
                                .map((row, context) -> storedUser(row, context).user())
                                .findOne());
    }

    List<User> list(String accountId) {
        String sql = "SELECT * FROM users WHERE account_id = :account ORDER BY created_at, id";
        return database.read(
                handle ->
                        handle.createQuery(sql)
                                .bind("account", accountId)
                                .map((rows, context) -> storedUser(rows, context).user())
                                .list());
    }

    /** Sets a password and ends all sessions, unless they ended since the user was read. */
    boolean setPassword(StoredUser seen, String hash) {
        String sql =
                """
                UPDATE users SET password_hash = :hash, token_version = token_version + 1
                WHERE id = :id AND token_version = :seen
                """;
        return database.write(
                handle ->
                        handle.createUpdate(sql)
                                        .bind("hash", hash)
                                        .bind("id", seen.user().id())
                                        .bind("seen", seen.tokenVersion())
                                        .execute()
                                == 1);
    }

    void endSessions(String id) {
        String sql = "UPDATE users SET token_version = token_version + 1 WHERE id = :id";
        database.execute(handle -> handle.createUpdate(sql).bind("id", id).execute());
    }

    /** Removes a user who did not found the account; false if there is none. */
    boolean delete(String accountId, String id) {
        String sql =
                "DELETE FROM users WHERE id = :id AND account_id = :account AND id <> account_id";
        return database.write(
                handle ->
                        handle.createUpdate(sql).bind("id", id).bind("account", accountId).execute()
                                == 1);
    }

    private static StoredUser storedUser(ResultSet row, StatementContext context)
            throws SQLException {
        User user =
                new User(
                        row.getString("id"),
                        row.getString("account_id"),
                        row.getString("email"),
                        Role.ofText(row.getString("role")),
                        Instant.ofEpochMilli(row.getLong("created_at")));
        return new StoredUser(user, row.getString("password_hash"), row.getLong("token_version"));
    }
}
