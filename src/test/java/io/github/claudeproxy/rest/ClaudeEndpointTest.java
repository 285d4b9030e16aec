package io.github.claudeproxy.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.claudeproxy.network.ListenException;
import io.github.claudeproxy.testkit.Consent;
import io.github.claudeproxy.testkit.FakeUpstream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Instant;

final class ClaudeEndpointTest {
    private TestApi api;
    private String owner;

    @BeforeEach
    void start() throws ListenException {
        api = TestApi.start();
        owner = api.owner();
    }

    @AfterEach
    void stop() {
        api.close();
    }

    private Reply connectApiKey(String key) {
        return api.post("/api/claude/api-key", owner, "{\"api_key\":\"" + key + "\"}");
    }

    @Test
    void tellsThatNothingIsConnected() {
        Reply status = api.get("/api/claude/status", owner);

        assertThat(status.status()).isEqualTo(200);
        assertThat(status.fields())
                .containsExactly(
                        "connected",
                        "kind",
                        "account",
                        "expires_at",
                        "last_refresh",
                        "state",
                        "message");
        assertThat(status.json().at("/connected").booleanValue()).isFalse();
        assertThat(status.json().at("/kind").isNull()).isTrue();
        assertThat(status.text("/state")).isEqualTo("none");
        assertThat(status.text("/message"))
                .contains("POST /api/claude/api-key")
                .contains("GET /api/claude/connect");
    }

    @Test
    void connectsWithAnApiKeyAndNeverShowsIt() {
        Reply connected = connectApiKey(FakeUpstream.API_KEY);

        assertThat(connected.status()).isEqualTo(200);
        assertThat(connected.text("/kind")).isEqualTo("api_key");
        assertThat(connected.text("/state")).isEqualTo("ok");
        assertThat(connected.response().body()).doesNotContain(FakeUpstream.API_KEY);
        assertThat(api.get("/api/claude/status", owner).json()).isEqualTo(connected.json());
    }

    @Test
    void refusesAKeyThatAnthropicRefuses() {
        Reply reply = connectApiKey("sk-ant-api03-wrong-0123456789abcdef-AA");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.text("/errors/0/field")).isEqualTo("api_key");
        assertThat(reply.response().body()).doesNotContain("sk-ant-api03-wrong");
    }

    @Test
    void connectsAClaudeAccountWithThePastedCode() {
        Reply start = api.get("/api/claude/connect", owner);
        Consent consent = api.upstream.oauth().authorize(start.text("/url"));

        Reply connected = callback("{\"code\":\"" + consent.pasted() + "\"}");

        assertThat(start.fields()).containsExactly("url", "state", "terms");
        assertThat(start.text("/terms/text")).contains("terms");
        assertThat(start.text("/terms/url")).startsWith("https://");
        assertThat(connected.status()).isEqualTo(200);
        assertThat(connected.text("/kind")).isEqualTo("oauth");
        assertThat(Instant.parse(connected.text("/expires_at"))).isAfter(api.clock.instant());
    }

    @Test
    void takesACodeOnceAndOnlyWithItsState() {
        Reply start = api.get("/api/claude/connect", owner);
        Consent consent = api.upstream.oauth().authorize(start.text("/url"));
        String body = "{\"code\":\"" + consent.code() + "\",\"state\":\"%s\"}";

        Reply wrong = callback(body.formatted("wrong"));
        Reply right = callback(body.formatted(consent.state()));
        Reply again = callback(body.formatted(consent.state()));

        assertThat(wrong.status()).isEqualTo(400);
        assertThat(right.status()).isEqualTo(200);
        assertThat(again.status()).isEqualTo(400);
        api.upstream.assertNoViolations();
    }

    private Reply callback(String body) {
        return api.post("/api/claude/callback", owner, body);
    }

    @Test
    void beginsASignInThatComesBackByItself() {
        Reply start = api.post("/api/claude/login", owner, null);

        assertThat(start.status()).isEqualTo(200);
        assertThat(start.text("/url")).contains("localhost");
        assertThat(start.fields()).containsExactly("url", "state", "terms");
    }

    @Test
    void disconnects() {
        connectApiKey(FakeUpstream.API_KEY);

        Reply reply = api.call("DELETE", "/api/claude/disconnect", owner, null);

        assertThat(reply.status()).isEqualTo(204);
        assertThat(api.get("/api/claude/status", owner).text("/state")).isEqualTo("none");
    }
}
