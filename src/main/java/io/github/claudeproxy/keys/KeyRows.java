package io.github.claudeproxy.keys;

import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** How a key is written in a row. */
final class KeyRows implements RowMapper<StoredKey> {
    @Override
    public StoredKey map(ResultSet row, StatementContext context) throws SQLException {
        String id = row.getString("id");
        Key key =
                new Key(
                        id,
                        row.getString("account_id"),
                        row.getString("name"),
                        KeyText.prefix(id),
                        row.getBoolean("disabled") ? KeyState.DISABLED : KeyState.ACTIVE,
                        endpoints(row.getString("endpoints")),
                        Instant.ofEpochMilli(row.getLong("created_at")),
                        instant(row, "expires_at"),
                        instant(row, "last_used_at"));
        return new StoredKey(key, KeyHash.fromHex(row.getString("secret_hash")));
    }

    static KeyLabel label(ResultSet row) throws SQLException {
        String id = row.getString("id");
        boolean deleted = instant(row, "deleted_at") != null;
        return new KeyLabel(id, row.getString("name"), KeyText.prefix(id), deleted);
    }

    static @Nullable Long millis(@Nullable Instant at) {
        return at == null ? null : at.toEpochMilli();
    }

    static String text(Set<Endpoint> endpoints) {
        return endpoints.stream().map(Endpoint::text).collect(Collectors.joining(","));
    }

    /** Skips names that a later version may have written. */
    private static Set<Endpoint> endpoints(String text) {
        return Arrays.stream(text.split(",", -1))
                .map(Endpoint::of)
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }
}
