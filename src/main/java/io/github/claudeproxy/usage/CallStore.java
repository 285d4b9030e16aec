package io.github.claudeproxy.usage;

import io.github.claudeproxy.store.Reading;

import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

import java.util.List;

/** The usage table, as it is listed. */
final class CallStore {
    /** The first condition is what the index can find. */
    private static final String AFTER =
            """
             AND started_at <= :after
             AND (started_at < :after OR request_id < :afterId)
            """;

    private final Reading database;

    CallStore(Reading database) {
        this.database = database;
    }

    CallPage page(String accountId, UsageQuery query, @Nullable CallCursor after, int limit) {
        String sql =
                """
                SELECT * FROM usage
                WHERE account_id = :account AND started_at >= :from AND started_at < :to
                """
                        + (query.keyId() == null ? "" : " AND key_id = :key")
                        + (query.model() == null ? "" : " AND model = :model")
                        + (query.outcome() == null ? "" : " AND outcome = :outcome")
                        + (after == null ? "" : AFTER)
                        + " ORDER BY started_at DESC, request_id DESC LIMIT :limit";
        List<UsageCall> found =
                database.read(
                        handle ->
                                bind(handle.createQuery(sql), query, after)
                                        .bind("account", accountId)
                                        .bind("limit", limit + 1)
                                        .map((row, _) -> CallRows.call(row))
                                        .list());
        if (found.size() <= limit) {
            return new CallPage(found, null);
        }
        List<UsageCall> calls = found.subList(0, limit);
        return new CallPage(calls, calls.getLast().cursor());
    }

    private static Query bind(Query select, UsageQuery query, @Nullable CallCursor after) {
        select.bind("from", query.fromMillis()).bind("to", query.toMillis());
        if (query.keyId() != null) {
            select.bind("key", query.keyId());
        }
        if (query.model() != null) {
            select.bind("model", query.model());
        }
        if (query.outcome() != null) {
            select.bind("outcome", query.outcome().text());
        }
        if (after != null) {
            select.bind("after", after.startedAt()).bind("afterId", after.requestId());
        }
        return select;
    }
}
