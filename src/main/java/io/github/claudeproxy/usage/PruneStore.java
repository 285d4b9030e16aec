package io.github.claudeproxy.usage;

import io.github.claudeproxy.store.Database;

/** The usage table, as old calls leave it. */
final class PruneStore {
    private static final int STEP = 500;

    private final Database database;

    PruneStore(Database database) {
        this.database = database;
    }

    /**
     * Deletes some of the calls that started before this moment and are in the sums.
     *
     * @return whether there may be more of them
     */
    boolean prune(long before) {
        String sql =
                """
                DELETE FROM usage WHERE request_id IN (
                    SELECT request_id FROM usage WHERE started_at < :before
                    ORDER BY started_at LIMIT :step)
                """;
        return database.write(
                handle ->
                        handle.createUpdate(sql)
                                        .bind(
                                                "before",
                                                Math.min(before, SumStore.summedUntil(handle)))
                                        .bind("step", STEP)
                                        .execute()
                                == STEP);
    }
}
