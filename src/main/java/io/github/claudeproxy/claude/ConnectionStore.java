package io.github.claudeproxy.claude;

import io.github.claudeproxy.claude.Connection.Holding;
import io.github.claudeproxy.claude.Connection.Standing;
import io.github.claudeproxy.claude.ConnectionStatus.Kind;
import io.github.claudeproxy.claude.ConnectionStatus.State;
import io.github.claudeproxy.secrets.SecretBox;
import io.github.claudeproxy.secrets.SecretBox.Cell;
import io.github.claudeproxy.store.Database;
import io.github.claudeproxy.store.Reading;

import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The connections in the database, one per account, their secrets sealed. Blocks. */
final class ConnectionStore {
    private static final String SELECT =
            """
            SELECT c.id, c.account_id, c.kind, c.account, c.api_key, c.state, c.reason, t.version,
                t.access_token, t.refresh_token, t.expires_at, t.scopes, t.refreshed_at
            FROM connections c LEFT JOIN oauth_tokens t ON t.connection_id = c.id
            """;

    private final Database database;
    private final SecretBox box;
    private final TokenStore tokens;

    ConnectionStore(Database database, SecretBox box) {
        this.database = database;
        this.box = box;
        this.tokens = new TokenStore(box);
    }

    List<Connection> load() {
        return database.read(
                handle -> handle.createQuery(SELECT).map((row, _) -> connection(row)).list());
    }

    /** How they stand, by account, without opening what is sealed. */
    static Map<String, ConnectionStatus> standings(Reading database) {
        return database.read(
                handle ->
                        handle.createQuery(
                                        "SELECT account_id, kind, account, state, reason FROM connections")
                                .map(
                                        (row, _) ->
                                                Map.entry(
                                                        row.getString("account_id"), standing(row)))
                                .collectToMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static ConnectionStatus standing(ResultSet row) throws SQLException {
        State state = State.valueOf(upper(row.getString("state")));
        return new ConnectionStatus(
                state != State.RECONNECT_NEEDED,
                Kind.valueOf(upper(row.getString("kind"))),
                row.getString("account"),
                null,
                null,
                state,
                row.getString("reason"));
    }

    Optional<Connection> find(String accountId) {
        return database.read(
                handle ->
                        handle.createQuery(SELECT + "WHERE c.account_id = :account_id")
                                .bind("account_id", accountId)
                                .map((row, _) -> connection(row))
                                .findOne());
    }

    private Connection connection(ResultSet row) throws SQLException {
        String id = row.getString("id");
        Kind kind = Kind.valueOf(upper(row.getString("kind")));
        Optional<Holding> holding =
                switch (kind) {
                    case OAUTH -> tokens.read(id, row);
                    case API_KEY ->
                            box.open(apiKey(id), row.getString("api_key"))
                                    .map(Secret::new)
                                    .map(key -> new Holding.Key(new ApiKeyCredential(key)));
                };
        return new Connection(
                id,
                row.getString("account_id"),
                kind,
                row.getString("account"),
                new Standing(State.valueOf(upper(row.getString("state"))), row.getString("reason")),
                holding.orElse(new Holding.Unreadable()));
    }

    /**
     * Puts it in the place of the account's connection.
     *
     * @param termsShownAt when the user was shown what the terms say
     */
    void replace(Connection connection, Instant now, @Nullable Instant termsShownAt) {
        database.execute(
                handle -> {
                    delete(handle, connection.accountId());
                    insert(handle, connection, now, termsShownAt);
                    if (connection.holding() instanceof Holding.Tokens held) {
                        tokens.insert(handle, connection.id(), held);
                    }
                });
    }

    private void insert(
            Handle handle, Connection connection, Instant now, @Nullable Instant termsShownAt) {
        handle.createUpdate(
                        """
                        INSERT INTO connections (id, account_id, kind, account, api_key, state,
                            reason, connected_at, terms_shown_at)
                        VALUES (:id, :account_id, :kind, :account, :api_key, :state,
                            :reason, :connected_at, :terms_shown_at)
                        """)
                .bind("id", connection.id())
                .bind("account_id", connection.accountId())
                .bind("kind", lower(connection.kind()))
                .bind("account", connection.account())
                .bind("api_key", sealedKey(connection))
                .bind("state", lower(connection.standing().state()))
                .bind("reason", connection.standing().reason())
                .bind("connected_at", now.toEpochMilli())
                .bind("terms_shown_at", termsShownAt == null ? null : termsShownAt.toEpochMilli())
                .execute();
    }

    /** Puts refreshed tokens in the place of those before, if these are still there. */
    boolean rotate(Connection connection, Holding.Tokens next) {
        return database.write(
                handle -> tokens.replace(handle, connection, next.version() - 1, next));
    }

    /** Seals what it holds anew, with the newest key. */
    void reseal(Connection connection) {
        database.execute(
                handle -> {
                    switch (connection.holding()) {
                        case Holding.Key _ -> resealKey(handle, connection);
                        case Holding.Tokens held ->
                                tokens.replace(handle, connection, held.version(), held);
                        case Holding.Unreadable _ -> {}
                    }
                });
    }

    private void resealKey(Handle handle, Connection connection) {
        handle.createUpdate(
                        """
                        UPDATE connections SET api_key = :api_key
                        WHERE id = :id AND account_id = :account_id
                        """)
                .bind("api_key", sealedKey(connection))
                .bind("id", connection.id())
                .bind("account_id", connection.accountId())
                .execute();
    }

    void settle(Connection connection) {
        database.execute(
                handle ->
                        handle.createUpdate(
                                        """
                                        UPDATE connections SET state = :state, reason = :reason
                                        WHERE id = :id AND account_id = :account_id
                                        """)
                                .bind("state", lower(connection.standing().state()))
                                .bind("reason", connection.standing().reason())
                                .bind("id", connection.id())
                                .bind("account_id", connection.accountId())
                                .execute());
    }

    void delete(String accountId) {
        database.execute(handle -> delete(handle, accountId));
    }

    private static void delete(Handle handle, String accountId) {
        TokenStore.delete(handle, accountId);
        handle.createUpdate("DELETE FROM connections WHERE account_id = :account_id")
                .bind("account_id", accountId)
                .execute();
    }

    private @Nullable String sealedKey(Connection connection) {
        return connection.holding() instanceof Holding.Key held
                ? box.seal(apiKey(connection.id()), held.credential().key().reveal())
                : null;
    }

    private static Cell apiKey(String id) {
        return new Cell("connections", id, "api_key");
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static String upper(String text) {
        return text.toUpperCase(Locale.ROOT);
    }
}
