package io.github.claudeproxy.claude;

import io.github.claudeproxy.claude.Connection.Holding;
import io.github.claudeproxy.secrets.SecretBox;
import io.github.claudeproxy.secrets.SecretBox.Cell;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** The table of tokens: sealed, and changed only by who knows the version it has. Blocks. */
final class TokenStore {
    private final SecretBox box;

    TokenStore(SecretBox box) {
        this.box = box;
    }

    void insert(Handle handle, String connectionId, Holding.Tokens held) {
        Update insert =
                handle.createUpdate(
                        """
                        INSERT INTO oauth_tokens (connection_id, version, access_token,
                            refresh_token, expires_at, scopes, refreshed_at)
                        VALUES (:id, :version, :access, :refresh, :expires_at, :scopes,
                            :refreshed_at)
                        """);
        bind(insert, connectionId, held).execute();
    }

    /** Whether the row was there at the version before, and is now as given. */
    boolean replace(Handle handle, Connection connection, long before, Holding.Tokens held) {
        Update update =
                handle.createUpdate(
                        """
                        UPDATE oauth_tokens SET version = :version, access_token = :access,
                            refresh_token = :refresh, expires_at = :expires_at, scopes = :scopes,
                            refreshed_at = :refreshed_at
                        WHERE connection_id = :id AND version = :before
                            AND connection_id IN
                                (SELECT id FROM connections WHERE account_id = :account_id)
                        """);
        update.bind("before", before).bind("account_id", connection.accountId());
        return bind(update, connection.id(), held).execute() == 1;
    }

    private Update bind(Update change, String id, Holding.Tokens held) {
        OAuthTokens tokens = held.tokens();
        return change.bind("id", id)
                .bind("version", held.version())
                .bind("access", box.seal(access(id), tokens.accessToken().reveal()))
                .bind("refresh", sealed(refresh(id), tokens.refreshToken()))
                .bind("expires_at", tokens.expiresAt().toEpochMilli())
                .bind("scopes", tokens.scopes())
                .bind("refreshed_at", millis(held.refreshedAt()));
    }

    private @Nullable String sealed(Cell cell, @Nullable Secret secret) {
        return secret == null ? null : box.seal(cell, secret.reveal());
    }

    static void delete(Handle handle, String accountId) {
        handle.createUpdate(
                        """
                        DELETE FROM oauth_tokens WHERE connection_id IN
                            (SELECT id FROM connections WHERE account_id = :account_id)
                        """)
                .bind("account_id", accountId)
                .execute();
    }

    /** Reads the columns of one row; empty when they cannot be opened. */
    Optional<Holding> read(String id, ResultSet row) throws SQLException {
        Optional<Secret> access =
                box.open(access(id), row.getString("access_token")).map(Secret::new);
        @Nullable String sealedRefresh = row.getString("refresh_token");
        Optional<Secret> refresh =
                Optional.ofNullable(sealedRefresh)
                        .flatMap(text -> box.open(refresh(id), text))
                        .map(Secret::new);
        if (access.isEmpty() || (sealedRefresh != null && refresh.isEmpty())) {
            return Optional.empty();
        }
        OAuthTokens tokens =
                new OAuthTokens(
                        access.get(),
                        refresh.orElse(null),
                        Instant.ofEpochMilli(row.getLong("expires_at")),
                        row.getString("scopes"));
        return Optional.of(new Holding.Tokens(tokens, row.getLong("version"), refreshedAt(row)));
    }

    private static @Nullable Instant refreshedAt(ResultSet row) throws SQLException {
        long millis = row.getLong("refreshed_at");
        return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }

    private static @Nullable Long millis(@Nullable Instant time) {
        return time == null ? null : time.toEpochMilli();
    }

    private static Cell access(String id) {
        return new Cell("oauth_tokens", id, "access_token");
    }

    private static Cell refresh(String id) {
        return new Cell("oauth_tokens", id, "refresh_token");
    }
}
