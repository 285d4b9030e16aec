package io.github.claudeproxy.usage;

import io.github.claudeproxy.store.Database;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * The sums by hour and day. Every call before one moment is in them, none after it: whoever stores
 * or changes a call before that moment changes the sums in the same transaction.
 */
final class SumStore {
    private static final String COLUMNS =
            """
            requests, errors, input_tokens, output_tokens, cache_creation_input_tokens,
            cache_read_input_tokens, cache_creation_5m_input_tokens,
            cache_creation_1h_input_tokens, thinking_tokens, web_search_requests,
            web_fetch_requests, cost_micros, flagged
            """;
    private static final String SUMS =
            """
            :sign * COUNT(*),
            :sign * SUM(CASE WHEN status >= 400
                OR outcome IN ('upstream_error', 'timed_out', 'refused')
                THEN 1 ELSE 0 END),
            :sign * SUM(input_tokens),
            :sign * SUM(output_tokens),
            :sign * SUM(cache_creation_input_tokens),
            :sign * SUM(cache_read_input_tokens),
            :sign * SUM(cache_creation_5m_input_tokens),
            :sign * SUM(cache_creation_1h_input_tokens),
            :sign * SUM(thinking_tokens),
            :sign * SUM(web_search_requests),
            :sign * SUM(web_fetch_requests),
            :sign * SUM(cost_micros),
            :sign * SUM(CASE WHEN price_flagged THEN 1 ELSE 0 END)
            """;

    private final Database database;

    SumStore(Database database) {
        this.database = database;
    }

    /** The moment up to which the sums are complete. */
    static long summedUntil(Handle handle) {
        return handle.createQuery("SELECT until_at FROM usage_summed").mapTo(Long.class).one();
    }

    /** Adds a stored call. */
    static void add(Handle handle, String requestId) {
        change(handle, "request_id = :id", 1, update -> update.bind("id", requestId));
    }

    /** Takes out a stored call, as it is now. */
    static void subtract(Handle handle, String requestId) {
        change(handle, "request_id = :id", -1, update -> update.bind("id", requestId));
    }

    /**
     * Sums up the next hour that has calls.
     *
     * @param limit the end of the last hour that may be summed up
     * @return false if there was none
     */
    boolean sumNextHour(long limit) {
        return database.write(
                handle -> {
                    long until = summedUntil(handle);
                    Optional<Long> first = firstCall(handle, until);
                    if (first.isEmpty() || first.get() >= limit) {
                        complete(handle, Math.max(until, limit));
                        return false;
                    }
                    sumHour(handle, Span.HOUR.floor(first.get()));
                    return true;
                });
    }

    private static void sumHour(Handle handle, long hour) {
        long end = hour + Span.HOUR.millis();
        change(
                handle,
                "started_at >= :from AND started_at < :to",
                1,
                update -> update.bind("from", hour).bind("to", end));
        complete(handle, end);
    }

    private static void complete(Handle handle, long until) {
        handle.createUpdate("UPDATE usage_summed SET until_at = :until")
                .bind("until", until)
                .execute();
    }

    private static Optional<Long> firstCall(Handle handle, long from) {
        return handle.createQuery("SELECT MIN(started_at) FROM usage WHERE started_at >= :from")
                .bind("from", from)
                .mapTo(Long.class)
                .findOne();
    }

    private static void change(Handle handle, String calls, int sign, UnaryOperator<Update> bind) {
        for (Span span : Span.values()) {
            bind.apply(handle.createUpdate(partsSql(span, calls)).bind("sign", sign)).execute();
            bind.apply(handle.createUpdate(timesSql(span, calls)).bind("sign", sign)).execute();
        }
    }

    private static String partsSql(Span span, String calls) {
        String start = "started_at - started_at % " + span.millis();
        return """
               INSERT INTO usage_sums (account_id, span_ms, started_at, key_id, model, outcome, %s)
               SELECT account_id, %d, %s, key_id, COALESCE(model, ''), outcome, %s
               FROM usage WHERE %s
               GROUP BY account_id, %s, key_id, COALESCE(model, ''), outcome
               ON CONFLICT (account_id, span_ms, started_at, key_id, model, outcome)
               DO UPDATE SET %s
               """
                .formatted(
                        COLUMNS, span.millis(), start, SUMS, calls, start, additions("usage_sums"));
    }

    private static String timesSql(Span span, String calls) {
        String start = "started_at - started_at % " + span.millis();
        return """
               INSERT INTO usage_times (account_id, span_ms, started_at, %s)
               SELECT account_id, %d, %s, %s
               FROM usage WHERE %s
               GROUP BY account_id, %s
               ON CONFLICT (account_id, span_ms, started_at)
               DO UPDATE SET %s
               """
                .formatted(
                        COLUMNS,
                        span.millis(),
                        start,
                        SUMS,
                        calls,
                        start,
                        additions("usage_times"));
    }

    private static String additions(String table) {
        return List.of(COLUMNS.strip().split(",\\s+")).stream()
                .map(column -> column + " = " + table + "." + column + " + excluded." + column)
                .collect(Collectors.joining(", "));
    }
}
