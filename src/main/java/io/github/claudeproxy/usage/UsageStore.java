package io.github.claudeproxy.usage;

import io.github.claudeproxy.store.Database;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Arrays;
import java.util.List;

/** The usage table, as it is written: by one thread at a time. */
final class UsageStore {
    private static final String INSERT =
            """
            INSERT INTO usage (request_id, account_id, key_id, started_at, duration_ms, endpoint,
                model, streamed, status, outcome, partial, upstream_request_id, input_tokens,
                output_tokens, cache_creation_input_tokens, cache_read_input_tokens,
                cache_creation_5m_input_tokens, cache_creation_1h_input_tokens, thinking_tokens,
                web_search_requests, web_fetch_requests, service_tier, inference_geo,
                cost_micros, price_version, price_flagged)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (request_id) DO NOTHING
            """;

    private final Database database;
    private final PriceSource prices;

    /** Kept from one transaction to the next, as preparing costs more than a row. */
    private @Nullable PreparedStatement prepared;

    UsageStore(Database database, PriceSource prices) {
        this.database = database;
        this.prices = prices;
    }

    /**
     * Prices and writes all of them in one transaction; a call that is there already stays as it
     * is.
     *
     * @return how many were not there
     */
    int insert(List<UsageEvent> events) {
        return database.write(handle -> insert(handle, events));
    }

    /** Plain JDBC, as this runs for every call: with JDBI's binding a row costs 30 % more CPU. */
    private int insert(Handle handle, List<UsageEvent> events) {
        try {
            PreparedStatement rows = prepare(handle.getConnection());
            for (UsageEvent event : events) {
                bindCall(rows, event);
                bindTokens(rows, event.tokens());
                bindCost(rows, event);
                rows.addBatch();
            }
            int[] inserted = rows.executeBatch();
            addToSums(handle, events, inserted);
            return Arrays.stream(inserted).sum();
        } catch (SQLException e) {
            prepared = null;
            throw new UnableToExecuteStatementException("cannot write usage", e, null);
        }
    }

    private PreparedStatement prepare(Connection connection) throws SQLException {
        PreparedStatement rows = prepared;
        if (rows == null || !rows.getConnection().equals(connection)) {
            rows = connection.prepareStatement(INSERT);
            prepared = rows;
        }
        return rows;
    }

    /** Hardly any: calls that took so long that their hour was summed up before they ended. */
    private static void addToSums(Handle handle, List<UsageEvent> events, int[] inserted) {
        long summed = SumStore.summedUntil(handle);
        for (int i = 0; i < inserted.length; i++) {
            UsageEvent event = events.get(i);
            if (inserted[i] == 1 && event.startedAt().toEpochMilli() < summed) {
                SumStore.add(handle, event.requestId());
            }
        }
    }

    private static void bindCall(PreparedStatement row, UsageEvent event) throws SQLException {
        row.setString(1, event.requestId());
        row.setString(2, event.accountId());
        row.setString(3, event.keyId());
        row.setLong(4, event.startedAt().toEpochMilli());
        row.setLong(5, event.duration().toMillis());
        row.setString(6, event.endpoint());
        setText(row, 7, event.model());
        row.setBoolean(8, event.streamed());
        row.setInt(9, event.status());
        row.setString(10, event.outcome().text());
        row.setBoolean(11, event.partial());
        setText(row, 12, event.upstreamRequestId());
    }

    private static void bindTokens(PreparedStatement row, TokenUsage tokens) throws SQLException {
        row.setLong(13, tokens.inputTokens());
        row.setLong(14, tokens.outputTokens());
        row.setLong(15, tokens.cacheCreationInputTokens());
        row.setLong(16, tokens.cacheReadInputTokens());
        row.setLong(17, tokens.cacheCreation5mInputTokens());
        row.setLong(18, tokens.cacheCreation1hInputTokens());
        row.setLong(19, tokens.thinkingTokens());
        row.setLong(20, tokens.webSearchRequests());
        row.setLong(21, tokens.webFetchRequests());
        setText(row, 22, tokens.serviceTier());
        setText(row, 23, tokens.inferenceGeo());
    }

    private void bindCost(PreparedStatement row, UsageEvent event) throws SQLException {
        PriceTable now = prices.now();
        Cost cost = now.cost(event.model(), event.startedAt(), event.tokens());
        row.setLong(24, cost.micros());
        row.setString(25, now.version());
        row.setBoolean(26, cost.flagged());
    }

    private static void setText(PreparedStatement row, int at, @Nullable String text)
            throws SQLException {
        if (text == null) {
            row.setNull(at, Types.VARCHAR);
        } else {
            row.setString(at, text);
        }
    }
}
