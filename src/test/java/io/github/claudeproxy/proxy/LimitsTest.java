package io.github.claudeproxy.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.claudeproxy.keys.Key;
import io.github.claudeproxy.limits.AccountLimits;
import io.github.claudeproxy.limits.Budget;
import io.github.claudeproxy.limits.KeyLimits;
import io.github.claudeproxy.limits.ModelGlob;
import io.github.claudeproxy.limits.Network;
import io.github.claudeproxy.limits.Period;
import io.github.claudeproxy.limits.QuotaMode;
import io.github.claudeproxy.testkit.Answer;
import io.github.claudeproxy.testkit.MessageScript;
import io.github.claudeproxy.testkit.RawHttp;
import io.github.claudeproxy.testkit.RawRequest;
import io.github.claudeproxy.testkit.RawResponse;
import io.github.claudeproxy.testkit.Route;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** Limits on the wire: what a refused client reads, and what a waiting one is told. */
final class LimitsTest {
    private ProxyFixture proxy;

    @BeforeEach
    void start() throws Exception {
        proxy = ProxyFixture.start();
    }

    @AfterEach
    void stop() {
        proxy.close();
    }

    private String keyId() {
        return proxy.keys.list(ProxyFixture.ACCOUNT).stream()
                .map(Key::id)
                .findFirst()
                .orElseThrow();
    }

    private void limit(KeyLimits limits) {
        assertThat(proxy.limits.set(ProxyFixture.ACCOUNT, List.of(keyId()), limits)).isTrue();
    }

    private void limitModels(String... globs) {
        List<ModelGlob> models = List.of(globs).stream().map(ModelGlob::new).toList();
        limit(new KeyLimits(null, null, null, null, models, List.of(), null, 1, ZoneOffset.UTC));
    }

    private void limitBudget(long micros) {
        Budget budget = new Budget(micros, Period.DAY, 1);
        limit(
                new KeyLimits(
                        null, null, null, budget, List.of(), List.of(), null, 1, ZoneOffset.UTC));
    }

    private void oneAtOnce() {
        proxy.limits.setAccountLimits(
                ProxyFixture.ACCOUNT, new AccountLimits(1, "", QuotaMode.OFF, 0.8, 0.95, false));
    }

    private RawRequest post(String json) {
        return RawRequest.post("/v1/messages", json).header("x-api-key", proxy.key);
    }

    private static void assertError(RawResponse answer, int status, String type) {
        assertEquals(status, answer.status(), answer.text());
        assertEquals("error", answer.json().at("/type").asText());
        assertEquals(type, answer.json().at("/error/type").asText());
        assertEquals(
                answer.header("request-id"), Optional.of(answer.json().at("/request_id").asText()));
    }

    @Test
    void settlesWhatACallReallyCostAndRefusesWhenNothingIsLeft() throws IOException {
        limitBudget(1000);

        assertEquals(200, proxy.call(proxy.message(true)).status());
        await().until(() -> spent() > 1000);
        RawResponse refused = proxy.call(proxy.message(true));

        assertError(refused, 429, "billing_error");
        assertEquals(Optional.of("43200"), refused.header("retry-after"));
        assertEquals(Optional.of("false"), refused.header("x-should-retry"));
        assertThat(refused.json().at("/error/message").asText())
                .contains("budget of $0.001 per day", "2026-11-24 00:00 UTC", "Ask whoever");
        assertEquals(List.of("completed 200", "refused 429"), proxy.outcomes(2));
        assertEquals(
                200,
                proxy.call(
                                RawRequest.post(
                                                "/v1/messages/count_tokens",
                                                "{\"model\":\"m\",\"messages\":[]}")
                                        .header("x-api-key", proxy.key))
                        .status());
    }

    private long spent() {
        var sum = proxy.limits.state(ProxyFixture.ACCOUNT, keyId()).orElseThrow().micros();
        return sum == null ? -1 : sum.used();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"max_tokens\":1,\"messages\":[{\"model\":\"claude-haiku-5\"}],\"model\":\"claude-opus-5\"}",
                "{\"model\" : \"claude\\u002dopus-5\"}",
                "{\"max_tokens\":1}"
            })
    void refusesAModelThatIsNotAllowedWhereverItStands(String json) throws IOException {
        limitModels("claude-haiku-*");

        assertError(proxy.call(post(json)), 403, "permission_error");
        assertEquals(List.of(), proxy.upstream.calls(Route.MESSAGES));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"model\":\"claude-haiku-5\",\"model\":\"claude-opus-5\"}",
                "{\"model\":\"claude-haiku-5\",\"mod\\u0065l\":\"claude-opus-5\"}",
                "{\"model\":[\"claude-haiku-5\"]}",
                "{\"model\":\"claude-haiku-5\",\"max_tokens\":\"many\"}",
                "{\"model\":\"claude-haiku-5\",\"x\":{}"
            })
    void refusesABodyThatOthersMightReadOtherwise(String json) throws IOException {
        limitModels("claude-haiku-*");

        assertError(proxy.call(post(json)), 400, "invalid_request_error");
        assertEquals(List.of(), proxy.upstream.calls(Route.MESSAGES));
    }

    @Test
    void findsTheModelInALargeBody() throws IOException {
        limitModels("claude-haiku-*");
        String content = "\\\"}]{ x".repeat(20_000);
        String json =
                "{\"messages\":[{\"role\":\"user\",\"content\":\"%s\"}],\"max_tokens\":9,\"model\":\"%s\"}";

        assertEquals(
                200, proxy.call(versioned(json.formatted(content, "claude-haiku-5"))).status());
        assertEquals(403, proxy.call(versioned(json.formatted(content, "claude-opus-5"))).status());
    }

    private RawRequest versioned(String json) {
        return post(json).header("anthropic-version", "2023-06-01");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "[]", "\"text\"", "{\"model\":1", "null"})
    void refusesABodyThatIsNoObject(String body) throws IOException {
        assertError(proxy.call(post(body)), 400, "invalid_request_error");
    }

    @Test
    void refusesAnotherNetwork() throws IOException {
        List<Network> networks = List.of(Network.parse("10.0.0.0/8"));
        limit(new KeyLimits(null, null, null, null, List.of(), networks, null, 1, ZoneOffset.UTC));

        RawResponse refused = proxy.call(proxy.message(false));

        assertError(refused, 403, "permission_error");
        assertThat(refused.text()).contains("127.0.0.1");
    }

    @Test
    void answersAWaitingCallAsSoonAsAPlaceIsFree() throws IOException {
        oneAtOnce();
        proxy.upstream.messages().next(Answer.silence());
        try (RawHttp first = proxy.connect();
                RawHttp second = proxy.connect()) {
            first.send(proxy.message(true));
            proxy.upstream.awaitMessage();
            second.send(proxy.message(true));
            awaitWaiting(1);
            assertThat(proxy.upstream.calls(Route.MESSAGES)).hasSize(1);

            first.hangUp();

            assertEquals(200, second.read().status());
        }
    }

    @Test
    void dropsAWaitingCallTheMomentItsClientLeaves() throws IOException {
        oneAtOnce();
        proxy.upstream.messages().next(Answer.silence());
        try (RawHttp first = proxy.connect();
                RawHttp second = proxy.connect()) {
            first.send(proxy.message(true));
            proxy.upstream.awaitMessage();
            second.send(proxy.message(true));
            awaitWaiting(1);

            second.hangUp();

            awaitWaiting(0);
            assertEquals(List.of("client_aborted 499 partial"), proxy.outcomes(1));
        }
        assertEquals(200, proxy.call(proxy.message(true)).status());
        assertThat(proxy.upstream.calls(Route.MESSAGES)).hasSize(2);
    }

    private void awaitWaiting(int count) {
        await().until(
                        () ->
                                proxy.limits
                                        .state(ProxyFixture.ACCOUNT, keyId())
                                        .orElseThrow()
                                        .waiting(),
                        waiting -> waiting == count);
    }

    @Test
    void givesThePlaceBackHoweverACallEnds() throws IOException {
        oneAtOnce();
        proxy.upstream.messages().next(Answer.error(500));
        proxy.upstream.messages().next(MessageScript.standard().fail("overloaded_error", "busy"));

        for (int i = 0; i < 4; i++) {
            proxy.call(proxy.message(true));
        }

        assertEquals(4, proxy.outcomes(4).size());
        assertEquals(0, proxy.limits.state(ProxyFixture.ACCOUNT, keyId()).orElseThrow().running());
    }

    @Test
    void learnsTheQuotaFromAnswers() throws IOException {
        proxy.upstream
                .messages()
                .next(
                        MessageScript.standard()
                                .json("m")
                                .header("anthropic-ratelimit-unified-5h-utilization", "0.5"));

        RawResponse answer = proxy.call(proxy.message(false));

        assertEquals(
                Optional.of("0.5"), answer.header("anthropic-ratelimit-unified-5h-utilization"));
        assertThat(proxy.limits.quota().latest(ProxyFixture.ACCOUNT).orElseThrow().windows())
                .anyMatch(window -> window.name().equals("5h") && window.utilization() == 0.5);
    }
}
