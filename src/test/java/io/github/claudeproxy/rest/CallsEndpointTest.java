package io.github.claudeproxy.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.claudeproxy.network.ListenException;
import io.github.claudeproxy.usage.Outcome;
import io.github.claudeproxy.usage.TokenUsage;
import io.github.claudeproxy.usage.UsageEvent;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

final class CallsEndpointTest {
    private static final Instant START = Instant.parse("2026-11-20T10:00:00Z");

    private TestApi api;
    private String owner;
    private String keyId;

    @BeforeEach
    void start() throws ListenException {
        api = TestApi.start();
        owner = api.owner();
        keyId = api.post("/api/keys/generate", owner, "{\"name\":\"=a\"}").text("/id");
        String account = api.get("/api/auth/me", owner).text("/id");
        for (int i = 0; i < 5; i++) {
            // two at a time have the moment in common
            record("call-" + i, account, START.plusSeconds(i / 2), "claude-opus-5");
        }
        record("odd", account, START.plusSeconds(9), "claude-odd");
        api.recorder.flush();
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void pagesThroughAllCallsOnceTheLatestFirst() {
        List<String> ids = new ArrayList<>();
        String next = "";
        do {
            Reply page = api.get("/api/usage/calls?limit=2" + next, owner);
            assertThat(page.status()).isEqualTo(200);
            page.json().path("calls").forEach(call -> ids.add(call.path("request_id").asText()));
            next = "&cursor=" + page.json().path("next_cursor").asText();
        } while (!next.endsWith("null"));

        assertThat(ids).containsExactly("odd", "call-4", "call-3", "call-2", "call-1", "call-0");
    }

    @Test
    void saysWhatACallCost() {
        Reply page = api.get("/api/usage/calls?model=claude-opus-5&limit=1", owner);

        assertThat(page.text("/calls/0/cost_usd_micros")).isEqualTo("30");
        assertThat(page.text("/calls/0/price_flagged")).isEqualTo("false");
        assertThat(page.text("/calls/0/price_version")).isNotEmpty();
        assertThat(page.text("/calls/0/started_at")).isEqualTo("2026-11-20T10:00:02Z");
    }

    @Test
    void writesAllOfThemAsCsv() {
        Reply csv = api.get("/api/usage/calls.csv", owner);

        assertThat(csv.status()).isEqualTo(200);
        assertThat(csv.response().body().lines()).hasSize(7);
        assertThat(csv.response().body().lines().skip(1))
                .allMatch(line -> line.contains("," + keyId + ",'=a,messages,"));
    }

    @Test
    void showsNothingOfAnotherAccount() {
        String stranger = api.stranger("eve@example.com");

        assertThat(api.get("/api/usage/calls", stranger).json().path("calls")).isEmpty();
        assertThat(api.get("/api/usage/calls.csv", stranger).response().body().lines()).hasSize(1);
        assertThat(api.post("/api/usage/reprice", stranger, null).text("/still_flagged"))
                .isEqualTo("0");
    }

    @Test
    void repricesWhatIsFlagged() {
        Reply reply = api.post("/api/usage/reprice", owner, null);

        assertThat(reply.fields()).containsExactly("repriced", "still_flagged", "price_version");
        assertThat(reply.text("/still_flagged")).isEqualTo("1");
    }

    @Test
    void sumsUpThePeopleOfAMonth() {
        Reply reply = api.get("/api/usage/monthly", owner);

        assertThat(reply.text("/months/0/month")).isEqualTo("2026-11");
        assertThat(reply.text("/months/0/by_key/0/key_id")).isEqualTo(keyId);
        assertThat(reply.text("/months/0/by_key/0/requests")).isEqualTo("6");
    }

    @Test
    void writesWhatEachPersonUsedByMonthAsCsv() {
        Reply csv = api.get("/api/usage/monthly.csv?model=claude-opus-5", owner);

        assertThat(csv.header("content-disposition"))
                .isEqualTo("attachment; filename=\"usage-monthly.csv\"");
        assertThat(csv.response().body().lines().skip(1))
                .singleElement()
                .asString()
                .startsWith("2026-11," + keyId + ",'=a,")
                .endsWith(",false,5,0,5,5,0,0,0.0000,0.000150,150,0");
        assertThat(csv.response().body())
                .startsWith("month,key_id,key_name,key_prefix,key_deleted,requests,errors,");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"limit=0", "limit=501", "limit=x", "cursor=x", "outcome=fine", "page=2"})
    void namesTheParameterThatDoesNotDo(String query) {
        Reply reply = api.get("/api/usage/calls?" + query, owner);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.text("/errors/0/field")).isEqualTo(query.split("=", 2)[0]);
    }

    private void record(String id, String account, Instant at, String model) {
        api.recorder.record(
                new UsageEvent(
                        id,
                        account,
                        keyId,
                        at,
                        Duration.ofSeconds(1),
                        "messages",
                        model,
                        true,
                        200,
                        Outcome.COMPLETED,
                        false,
                        "req_" + id,
                        new TokenUsage(1, 1, 0, 0, 0, 0, 0, 0, 0, "standard", null)));
    }
}
