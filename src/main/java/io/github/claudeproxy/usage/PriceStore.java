package io.github.claudeproxy.usage;

import io.github.claudeproxy.store.Database;

import java.time.Instant;
import java.util.Optional;

/** The table of prices that were set; the last one holds. */
final class PriceStore {
    private final Database database;

    PriceStore(Database database) {
        this.database = database;
    }

    /**
     * Prices that were set.
     *
     * @param prices as JSON
     * @param isNone whether the list prices shall hold again
     */
    record PricesSet(long number, String prices, boolean isNone) {}

    Optional<PricesSet> latest() {
        String sql = "SELECT * FROM price_overrides ORDER BY number DESC LIMIT 1";
        return database.read(
                handle ->
                        handle.createQuery(sql)
                                .map(
                                        (row, _) ->
                                                new PricesSet(
                                                        row.getLong("number"),
                                                        row.getString("prices"),
                                                        row.getBoolean("is_none")))
                                .findOne());
    }

    void add(PricesSet next, Instant now) {
        String sql =
                """
                INSERT INTO price_overrides (number, prices, is_none, set_at)
                VALUES (:number, :prices, :none, :now)
                """;
        database.execute(
                handle ->
                        handle.createUpdate(sql)
                                .bind("number", next.number())
                                .bind("prices", next.prices())
                                .bind("none", next.isNone())
                                .bind("now", now.toEpochMilli())
                                .execute());
    }
}
