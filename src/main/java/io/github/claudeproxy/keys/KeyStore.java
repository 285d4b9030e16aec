package io.github.claudeproxy.keys;

import io.github.claudeproxy.store.Database;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The key table; every change is one transaction and answers with the row as it is then. */
final class KeyStore {
    private final Database database;

    KeyStore(Database database) {
        this.database = database;
    }

    List<StoredKey> live() {
        String sql = "SELECT * FROM api_keys WHERE deleted_at IS NULL";
        return database.read(handle -> handle.createQuery(sql).map(new KeyRows()).list());
    }

    /**
     * Adds a key.
     *
     * @return false if its id is taken, be it by a deleted key
     * @throws KeyException if the account has a key of that name
     */
    boolean insert(StoredKey stored) {
        return database.write(
                handle -> {
                    refuseTakenName(handle, stored.key(), new KeyName(stored.key().name()));
                    return insert(handle, stored) == 1;
                });
    }

    /**
     * Gives the key another name.
     *
     * @throws KeyException if the account has another key of that name
     */
    Optional<StoredKey> rename(String accountId, String id, KeyName name) {
        String assign = "name = :name, name_folded = :folded";
        return database.write(
                handle -> {
                    find(handle, accountId, id)
                            .ifPresent(found -> refuseTakenName(handle, found.key(), name));
                    Update update = update(handle, accountId, id, assign);
                    update.bind("name", name.text()).bind("folded", name.folded()).execute();
                    return find(handle, accountId, id);
                });
    }

    Optional<StoredKey> setDisabled(String accountId, String id, boolean disabled) {
        return change(accountId, id, "disabled = :to", update -> update.bind("to", disabled));
    }

    Optional<StoredKey> setExpiry(String accountId, String id, @Nullable Instant at) {
        Long millis = KeyRows.millis(at);
        return change(accountId, id, "expires_at = :to", update -> update.bind("to", millis));
    }

    Optional<StoredKey> setEndpoints(String accountId, String id, Set<Endpoint> endpoints) {
        String text = KeyRows.text(endpoints);
        return change(accountId, id, "endpoints = :to", update -> update.bind("to", text));
    }

    Optional<StoredKey> setHash(String accountId, String id, KeyHash hash) {
        return change(accountId, id, "secret_hash = :to", update -> update.bind("to", hash.hex()));
    }

    /** Keeps the row for the reports, without the hash; the name becomes free. */
    boolean delete(String accountId, String id, Instant at) {
        String assign = "deleted_at = :at, secret_hash = NULL";
        return database.write(
                handle ->
                        update(handle, accountId, id, assign)
                                        .bind("at", at.toEpochMilli())
                                        .execute()
                                == 1);
    }

    /**
     * Takes a deletion back; empty if the key is not deleted.
     *
     * @throws KeyException if the account has another key of that name by now
     */
    Optional<StoredKey> restore(StoredKey stored) {
        Key key = stored.key();
        String sql =
                """
                UPDATE api_keys SET deleted_at = NULL, secret_hash = :hash
                WHERE id = :id AND account_id = :account AND deleted_at IS NOT NULL
                """;
        return database.write(
                handle -> {
                    refuseTakenName(handle, key, new KeyName(key.name()));
                    int restored =
                            handle.createUpdate(sql)
                                    .bind("hash", stored.hash().hex())
                                    .bind("id", key.id())
                                    .bind("account", key.accountId())
                                    .execute();
                    return restored == 0
                            ? Optional.empty()
                            : find(handle, key.accountId(), key.id());
                });
    }

    void saveLastUse(Map<LiveKey, Long> lastUse) {
        String sql = "UPDATE api_keys SET last_used_at = :at WHERE id = :id";
        database.execute(
                handle -> {
                    PreparedBatch batch = handle.prepareBatch(sql);
                    lastUse.forEach((key, at) -> batch.bind("id", key.id()).bind("at", at).add());
                    batch.execute();
                });
    }

    private Optional<StoredKey> change(
            String accountId, String id, String assign, UnaryOperator<Update> bind) {
        return database.write(
                handle -> {
                    bind.apply(update(handle, accountId, id, assign)).execute();
                    return find(handle, accountId, id);
                });
    }

    private static Update update(Handle handle, String accountId, String id, String assign) {
        String where = " WHERE id = :id AND account_id = :account AND deleted_at IS NULL";
        return handle.createUpdate("UPDATE api_keys SET " + assign + where)
                .bind("id", id)
                .bind("account", accountId);
    }

    private static Optional<StoredKey> find(Handle handle, String accountId, String id) {
        String sql =
                """
                SELECT * FROM api_keys
                WHERE id = :id AND account_id = :account AND deleted_at IS NULL
                """;
        return handle.createQuery(sql)
                .bind("id", id)
                .bind("account", accountId)
                .map(new KeyRows())
                .findOne();
    }

    private static int insert(Handle handle, StoredKey stored) {
        String sql =
                """
                INSERT INTO api_keys (id, account_id, name, name_folded, secret_hash, disabled,
                    endpoints, created_at, expires_at)
                VALUES (:id, :account, :name, :folded, :hash, :disabled,
                    :endpoints, :created, :expires)
                ON CONFLICT (id) DO NOTHING
                """;
        Key key = stored.key();
        return handle.createUpdate(sql)
                .bind("id", key.id())
                .bind("account", key.accountId())
                .bind("name", key.name())
                .bind("folded", new KeyName(key.name()).folded())
                .bind("hash", stored.hash().hex())
                .bind("disabled", key.state() == KeyState.DISABLED)
                .bind("endpoints", KeyRows.text(key.endpoints()))
                .bind("created", key.createdAt().toEpochMilli())
                .bind("expires", KeyRows.millis(key.expiresAt()))
                .execute();
    }

    private static void refuseTakenName(Handle handle, Key key, KeyName name) {
        String sql =
                """
                SELECT COUNT(*) FROM api_keys
                WHERE account_id = :account AND name_folded = :folded AND id <> :id
                    AND deleted_at IS NULL
                """;
        int others =
                handle.createQuery(sql)
                        .bind("account", key.accountId())
                        .bind("folded", name.folded())
                        .bind("id", key.id())
                        .mapTo(Integer.class)
                        .one();
        if (others > 0) {
            throw KeyException.nameTaken(name);
        }
    }
}
