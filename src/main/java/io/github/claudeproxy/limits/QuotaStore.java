package io.github.claudeproxy.limits;

import io.github.claudeproxy.store.Database;

import org.jspecify.annotations.Nullable;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The table of how full quota windows were. */
final class QuotaStore {
    private final Database database;

    QuotaStore(Database database) {
        this.database = database;
    }

    void add(String accountId, QuotaState state) {
        String sql =
                """
                INSERT INTO quota_samples
                    (account_id, window_name, seen_at, utilization, resets_at, status)
                VALUES (:account, :window, :seen, :utilization, :resets, :status)
                ON CONFLICT (account_id, window_name, seen_at) DO NOTHING
                """;
        database.execute(
                handle ->
                        state.windows()
                                .forEach(
                                        window ->
                                                handle.createUpdate(sql)
                                                        .bind("account", accountId)
                                                        .bind("window", window.name())
                                                        .bind("seen", state.seenAt().toEpochMilli())
                                                        .bind("utilization", window.utilization())
                                                        .bind("resets", millis(window.resetsAt()))
                                                        .bind("status", window.status())
                                                        .execute()));
    }

    /** The last state of each account. */
    Map<String, QuotaState> latest() {
        String sql =
                """
                SELECT * FROM quota_samples WHERE seen_at =
                    (SELECT MAX(seen_at) FROM quota_samples last
                     WHERE last.account_id = quota_samples.account_id)
                ORDER BY window_name
                """;
        Map<String, QuotaState> latest = new HashMap<>();
        database.<List<Sample>>read(
                        handle -> handle.createQuery(sql).map((row, _) -> sample(row)).list())
                .forEach(
                        sample -> latest.merge(sample.account(), sample.state(), QuotaStore::both));
        return latest;
    }

    private static QuotaState both(QuotaState one, QuotaState other) {
        List<QuotaWindow> windows = new ArrayList<>(one.windows());
        windows.addAll(other.windows());
        return new QuotaState(one.seenAt(), one.status(), windows);
    }

    /** The account's states since then, oldest first, with one window each. */
    List<QuotaState> history(String accountId, Instant from) {
        String sql =
                """
                SELECT * FROM quota_samples WHERE account_id = :account AND seen_at >= :from
                ORDER BY seen_at, window_name
                """;
        return database.read(
                handle ->
                        handle.createQuery(sql)
                                .bind("account", accountId)
                                .bind("from", from.toEpochMilli())
                                .map((row, _) -> sample(row).state())
                                .list());
    }

    int deleteBefore(Instant oldest) {
        return database.write(
                handle ->
                        handle.createUpdate("DELETE FROM quota_samples WHERE seen_at < :oldest")
                                .bind("oldest", oldest.toEpochMilli())
                                .execute());
    }

    private record Sample(String account, QuotaState state) {}

    private static Sample sample(ResultSet row) throws SQLException {
        long resets = row.getLong("resets_at");
        Instant resetsAt = row.wasNull() ? null : Instant.ofEpochMilli(resets);
        QuotaWindow window =
                new QuotaWindow(
                        row.getString("window_name"),
                        row.getDouble("utilization"),
                        resetsAt,
                        row.getString("status"));
        Instant seen = Instant.ofEpochMilli(row.getLong("seen_at"));
        return new Sample(row.getString("account_id"), new QuotaState(seen, null, List.of(window)));
    }

    private static @Nullable Long millis(@Nullable Instant at) {
        return at == null ? null : at.toEpochMilli();
    }
}
