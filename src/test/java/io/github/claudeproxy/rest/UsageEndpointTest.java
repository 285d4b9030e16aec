package io.github.claudeproxy.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import io.github.claudeproxy.network.ListenException;
import io.github.claudeproxy.usage.Outcome;
import io.github.claudeproxy.usage.TokenUsage;
import io.github.claudeproxy.usage.UsageEvent;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.time.Instant;

final class UsageEndpointTest {
    private TestApi api;
    private String owner;
    private String accountId;
    private String keyId;

    @BeforeEach
    void start() throws ListenException {
        api = TestApi.start();
        owner = api.owner();
        accountId = api.get("/api/auth/me", owner).text("/id");
        keyId = api.post("/api/keys/generate", owner, "{\"name\":\"a\"}").text("/id");
        record("one", "2026-11-20T10:00:00Z", "claude-a", 10);
        record("two", "2026-11-21T23:59:59Z", "claude-b", 20);
        record("three", "2026-11-22T00:00:00Z", "claude-b", 40);
        api.recorder.flush();
    }

    @AfterEach
    void stop() {
        api.close();
    }

    private void record(String id, String startedAt, String model, long tokens) {
        TokenUsage usage =
                new TokenUsage(tokens, 1, 2, 3, 4, 5, 6, 7, 8, "standard", "not_available");
        api.recorder.record(
                new UsageEvent(
                        id,
                        accountId,
                        keyId,
                        Instant.parse(startedAt),
                        Duration.ofSeconds(1),
                        "messages",
                        model,
                        true,
                        200,
                        Outcome.COMPLETED,
                        false,
                        "req_" + id,
                        usage));
    }

    private long inputTokens(String query) {
        return api.get("/api/usage" + query, owner).json().at("/totals/input_tokens").longValue();
    }

    @Test
    void sumsUpInTheUnitsOfAnthropic() {
        Reply reply = api.get("/api/usage", owner);

        assertThat(reply.fields())
                .containsExactly(
                        "totals",
                        "by_key",
                        "by_model",
                        "by_outcome",
                        "by_hour",
                        "by_day",
                        "by_month",
                        "top_keys");
        assertThat(reply.json().at("/totals").toString())
                .isEqualTo(
                        """
                        {"requests":3,"errors":0,"input_tokens":70,"output_tokens":3,\
                        "cache_creation_input_tokens":6,"cache_read_input_tokens":9,\
                        "cache_creation_5m_input_tokens":12,"cache_creation_1h_input_tokens":15,\
                        "thinking_tokens":18,"web_search_requests":21,"web_fetch_requests":24,\
                        "cost_usd_micros":210656,"flagged_requests":3,"cache_hit_rate":0.1059}\
                        """);
        assertThat(reply.text("/by_key/0/key_id")).isEqualTo(keyId);
        assertThat(reply.text("/by_key/0/name")).isEqualTo("a");
        assertThat(reply.text("/by_key/0/input_tokens")).isEqualTo("70");
    }

    @Test
    void leavesOutTheKeysThatAreNotWanted() {
        Reply reply = api.get("/api/usage?keys=0", owner);

        assertThat(reply.json().at("/by_key")).isEmpty();
        assertThat(reply.text("/top_keys/0/key_id")).isEqualTo(keyId);
        assertThat(reply.text("/totals/input_tokens")).isEqualTo("70");
        assertThat(api.get("/api/usage?keys=many", owner).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "?from=2026-11-21, 60",
        "?to=2026-11-20, 10",
        "?from=2026-11-21&to=2026-11-21, 20",
        "?from=2026-11-21T23:59:59Z&to=2026-11-22T00:00:00Z, 20",
        "?from=2026-11-22T01:00:00%2B01:00, 40",
        "?from=2026-11-22&zone=Europe/Vienna, 60",
        "?to=2026-11-21&zone=America/New_York, 70",
        "?model=claude-b, 60",
        "?key=nobody, 0"
    })
    void countsThePeriodAndWhatIsAskedFor(String query, long tokens) {
        assertThat(inputTokens(query)).isEqualTo(tokens);
    }

    @Test
    void splitsByModelAndDay() {
        Reply reply = api.get("/api/usage?by=model,day", owner);

        assertThat(reply.text("/by_model/0/model")).isEqualTo("claude-b");
        assertThat(reply.text("/by_model/0/input_tokens")).isEqualTo("60");
        assertThat(reply.text("/by_day/2/day")).isEqualTo("2026-11-22");
    }

    @Test
    void splitsByTheDaysOfTheZoneAsked() {
        JsonNode days = api.get("/api/usage?by=day&zone=Europe/Vienna", owner).json().at("/by_day");

        assertThat(days.findValuesAsText("day")).containsExactly("2026-11-20", "2026-11-22");
        assertThat(days.findValuesAsText("input_tokens")).containsExactly("10", "60");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "zone=Nowhere",
                "from=yesterday",
                "from=2026-13-01",
                "to=1732233600",
                "by=key",
                "from=2026-11-21&from=2026-11-22",
                "since=2026-11-21"
            })
    void namesTheParameterThatDoesNotDo(String query) {
        Reply reply = api.get("/api/usage?" + query, owner);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.text("/errors/0/field")).isEqualTo(query.split("=", 2)[0]);
    }
}
