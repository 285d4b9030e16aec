package io.github.claudeproxy.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.claudeproxy.activity.RefusedFor;
import io.github.claudeproxy.http.AnthropicError;
import io.github.claudeproxy.keys.Endpoint;
import io.github.claudeproxy.limits.AccountLimits;
import io.github.claudeproxy.limits.Budget;
import io.github.claudeproxy.limits.KeyLimits;
import io.github.claudeproxy.limits.ModelGlob;
import io.github.claudeproxy.limits.Network;
import io.github.claudeproxy.limits.Period;
import io.github.claudeproxy.limits.QuotaMode;
import io.github.claudeproxy.testkit.RawRequest;
import io.github.claudeproxy.testkit.RawResponse;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Every refusal says what holds, until when, and in the owner's words whom to ask. */
final class RefusalWordsTest {
    private static final String HINT = "Ask Ada, room 7.";

    private ProxyFixture proxy;

    @BeforeEach
    void start() throws Exception {
        proxy = ProxyFixture.start();
        proxy.limits.setAccountLimits(
                ProxyFixture.ACCOUNT,
                new AccountLimits(null, HINT, QuotaMode.OFF, 0.8, 0.95, false));
    }

    @AfterEach
    void stop() {
        proxy.close();
    }

    private String keyId() {
        return proxy.keys.list(ProxyFixture.ACCOUNT).getFirst().id();
    }

    private void limit(
            @Nullable Integer callsPerMinute,
            @Nullable Long tokensPerDay,
            @Nullable Budget budget,
            List<String> models,
            List<String> networks) {
        KeyLimits limits =
                new KeyLimits(
                        callsPerMinute,
                        null,
                        tokensPerDay,
                        budget,
                        models.stream().map(ModelGlob::new).toList(),
                        networks.stream().map(Network::parse).toList(),
                        null,
                        1,
                        ZoneOffset.UTC);
        assertThat(proxy.limits.set(ProxyFixture.ACCOUNT, List.of(keyId()), limits)).isTrue();
    }

    private void assertRefused(int status, String type, String words) throws IOException {
        assertRefused(proxy.call(proxy.message(false)), status, type, words);
    }

    private static void assertRefused(RawResponse answer, int status, String type, String words) {
        assertEquals(status, answer.status(), answer.text());
        assertEquals(type, answer.json().at("/error/type").asText());
        assertEquals(words, answer.json().at("/error/message").asText());
        assertEquals(status == 429, answer.header("retry-after").isPresent());
    }

    /** Whoever manages the account sees the reason too. */
    private void assertShown(RefusedFor reason) {
        assertEquals(reason, proxy.activity.recent(ProxyFixture.ACCOUNT).getFirst().refusedFor());
    }

    @Test
    void forTheModel() throws IOException {
        limit(null, null, null, List.of("claude-haiku-*", "x"), List.of());

        RawResponse answer =
                proxy.call(
                        RawRequest.post("/v1/messages", "{\"model\":\"claude-opus-5\"}")
                                .header("x-api-key", proxy.key));

        assertRefused(
                answer,
                403,
                "permission_error",
                "This key may not use claude-opus-5, only claude-haiku-*, x. " + HINT);
        assertShown(RefusedFor.MODEL);
    }

    @Test
    void forTheNetwork() throws IOException {
        limit(null, null, null, List.of(), List.of("10.0.0.0/8"));

        assertRefused(403, "permission_error", "This key may not be used from 127.0.0.1. " + HINT);
        assertShown(RefusedFor.NETWORK);
    }

    @Test
    void forTheEndpoint() throws IOException {
        proxy.keys.setEndpoints(ProxyFixture.ACCOUNT, keyId(), Set.of(Endpoint.MODELS));

        assertRefused(403, "permission_error", "This key may not use messages. " + HINT);
        assertShown(RefusedFor.ENDPOINT);
    }

    @Test
    void forCallsPerMinute() throws IOException {
        limit(1, null, null, List.of(), List.of());
        proxy.call(proxy.message(false));

        assertRefused(
                429,
                "rate_limit_error",
                "This key's limit of 1 calls per minute is reached. It has room again at"
                        + " 12:01:00 UTC. "
                        + HINT);
        assertShown(RefusedFor.CALLS_PER_MINUTE);
    }

    @Test
    void forTokensPerDay() throws IOException {
        limit(null, 1L, null, List.of(), List.of());
        RawResponse first = proxy.call(proxy.message(false));
        long used =
                first.json().at("/usage/input_tokens").asLong()
                        + first.json().at("/usage/cache_creation_input_tokens").asLong()
                        + first.json().at("/usage/output_tokens").asLong();

        assertRefused(
                429,
                "rate_limit_error",
                "This key's limit of 1 tokens per day is used up ("
                        + used
                        + "). It resets at 2026-11-24 00:00 UTC. "
                        + HINT);
        assertShown(RefusedFor.TOKENS_PER_DAY);
    }

    @Test
    void forTheBudget() throws IOException {
        limit(null, null, new Budget(1, Period.MONTH, 1), List.of(), List.of());
        proxy.call(proxy.message(false));

        RawResponse answer = proxy.call(proxy.message(false));

        assertThat(answer.json().at("/error/message").asText())
                .startsWith("This key's budget of $0.000001 per month is used up ($0.0")
                .doesNotContain("$0.00 ", "($0.00)")
                .endsWith(". It resets at 2026-12-01 00:00 UTC. " + HINT);
        assertEquals("false", answer.header("x-should-retry").orElseThrow());
        assertShown(RefusedFor.BUDGET);
    }

    @Test
    void forAKeyThatIsDisabledOrExpired() throws IOException {
        String prefix = proxy.keys.list(ProxyFixture.ACCOUNT).getFirst().prefix();
        proxy.keys.setExpiry(ProxyFixture.ACCOUNT, keyId(), proxy.clock.instant().plusSeconds(60));
        proxy.clock.advance(Duration.ofSeconds(60));
        assertRefused(
                401,
                "authentication_error",
                "The key "
                        + prefix
                        + "… expired at 2026-11-23 12:01 UTC. Ask whoever gave it to you for a"
                        + " new one. "
                        + HINT);
        assertShown(RefusedFor.KEY_EXPIRED);

        proxy.keys.disable(ProxyFixture.ACCOUNT, keyId());

        assertRefused(
                401,
                "authentication_error",
                "The key "
                        + prefix
                        + "… is disabled. Ask whoever gave it to you to enable it. "
                        + HINT);
        assertShown(RefusedFor.KEY_DISABLED);
    }

    @Test
    void forWhoWaitedTooLong() {
        Patience patience = new Patience(ProxyFixture.usualLimits());
        long most = TimeUnit.SECONDS.toNanos(120);

        assertEquals(
                List.of(Patience.Verdict.WAIT, Patience.Verdict.REFUSE_QUEUED),
                List.of(
                        patience.judge(CallPhase.QUEUED, most, most, null, null),
                        patience.judge(CallPhase.QUEUED, most + 1, most, null, null)));
        assertEquals(
                AnthropicError.rateLimit(
                        "This call waited 120 seconds for others to end, and no place became free."
                                + " Fewer calls at the same time, or a higher limit, would help. "
                                + HINT,
                        Duration.ofSeconds(10)),
                ProxyErrors.waitedInVain(
                        Patience.IN_QUEUE, proxy.limits.whomToAsk(ProxyFixture.ACCOUNT)));
    }
}
