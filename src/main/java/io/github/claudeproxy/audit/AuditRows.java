package io.github.claudeproxy.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;

/** Rows of the table of changes. */
final class AuditRows {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<LinkedHashMap<String, String>> FIELDS =
            new TypeReference<>() {};

    private AuditRows() {}

    static AuditEntry entry(ResultSet row) throws SQLException {
        Actor actor =
                new Actor(
                        row.getString("user_id"),
                        row.getString("user_name"),
                        Actor.Way.ofText(row.getString("way")),
                        row.getString("address"));
        Change change =
                new Change(
                        row.getString("account_id"),
                        row.getString("action"),
                        row.getString("subject"),
                        row.getString("label"),
                        facts(row.getString("state_before")),
                        facts(row.getString("state_after")));
        Instant at = Instant.ofEpochMilli(row.getLong("changed_at"));
        return new AuditEntry(row.getLong("id"), at, actor, change);
    }

    /** The fields as a JSON object. */
    static String text(Facts facts) {
        try {
            return JSON.writeValueAsString(facts.fields());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not fit for JSON", e);
        }
    }

    private static Facts facts(String text) {
        try {
            return new Facts(JSON.readValue(text, FIELDS));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a recorded change cannot be read", e);
        }
    }
}
