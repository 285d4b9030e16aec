package io.github.claudeproxy.usage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Rows of the usage table as calls. */
final class CallRows {
    private CallRows() {}

    static UsageCall call(ResultSet row) throws SQLException {
        Cost cost = new Cost(row.getLong("cost_micros"), row.getBoolean("price_flagged"));
        return new UsageCall(event(row), cost, row.getString("price_version"));
    }

    private static UsageEvent event(ResultSet row) throws SQLException {
        return new UsageEvent(
                row.getString("request_id"),
                row.getString("account_id"),
                row.getString("key_id"),
                Instant.ofEpochMilli(row.getLong("started_at")),
                Duration.ofMillis(row.getLong("duration_ms")),
                row.getString("endpoint"),
                row.getString("model"),
                row.getBoolean("streamed"),
                row.getInt("status"),
                Outcome.valueOf(row.getString("outcome").toUpperCase(Locale.ROOT)),
                row.getBoolean("partial"),
                row.getString("upstream_request_id"),
                tokens(row));
    }

    private static TokenUsage tokens(ResultSet row) throws SQLException {
        return new TokenUsage(
                row.getLong("input_tokens"),
                row.getLong("output_tokens"),
                row.getLong("cache_creation_input_tokens"),
                row.getLong("cache_read_input_tokens"),
                row.getLong("cache_creation_5m_input_tokens"),
                row.getLong("cache_creation_1h_input_tokens"),
                row.getLong("thinking_tokens"),
                row.getLong("web_search_requests"),
                row.getLong("web_fetch_requests"),
                row.getString("service_tier"),
                row.getString("inference_geo"));
    }
}
