package io.github.claudeproxy.usage;

import io.github.claudeproxy.store.Database;

import org.jdbi.v3.core.Handle;

import java.util.List;

/** The usage table, as calls in it get another price. */
final class RepriceStore {
    private static final int STEP = 200;

    private final Database database;
    private final PriceSource prices;

    RepriceStore(Database database, PriceSource prices) {
        this.database = database;
        this.prices = prices;
    }

    /**
     * Prices the next flagged calls of an account anew, in one transaction.
     *
     * @param after the id that the step before ended with, empty for the first
     */
    Step step(String accountId, String after) {
        return database.write(
                handle -> {
                    List<UsageCall> flagged = flagged(handle, accountId, after);
                    long summed = SumStore.summedUntil(handle);
                    int known = 0;
                    for (UsageCall call : flagged) {
                        known += price(handle, call.event(), summed) ? 1 : 0;
                    }
                    return new Step(flagged, known);
                });
    }

    /** What one step looked at, and how many of those calls have a price of their model now. */
    record Step(List<UsageCall> flagged, int known) {
        boolean isLast() {
            return flagged.size() < STEP;
        }

        String end() {
            return flagged.getLast().event().requestId();
        }
    }

    private static List<UsageCall> flagged(Handle handle, String accountId, String after) {
        String sql =
                """
                SELECT * FROM usage
                WHERE account_id = :account AND request_id > :after AND price_flagged
                ORDER BY request_id LIMIT :step
                """;
        return handle.createQuery(sql)
                .bind("account", accountId)
                .bind("after", after)
                .bind("step", STEP)
                .map((row, _) -> CallRows.call(row))
                .list();
    }

    private boolean price(Handle handle, UsageEvent call, long summed) {
        Cost cost = prices.now().cost(call.model(), call.startedAt(), call.tokens());
        boolean isSummed = call.startedAt().toEpochMilli() < summed;
        if (isSummed) {
            SumStore.subtract(handle, call.requestId());
        }
        update(handle, call.requestId(), cost);
        if (isSummed) {
            SumStore.add(handle, call.requestId());
        }
        return !cost.flagged();
    }

    private void update(Handle handle, String requestId, Cost cost) {
        String sql =
                """
                UPDATE usage SET cost_micros = :cost, price_version = :version,
                    price_flagged = :flagged
                WHERE request_id = :id
                """;
        handle.createUpdate(sql)
                .bind("cost", cost.micros())
                .bind("version", prices.now().version())
                .bind("flagged", cost.flagged())
                .bind("id", requestId)
                .execute();
    }
}
