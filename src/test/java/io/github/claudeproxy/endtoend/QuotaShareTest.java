package io.github.claudeproxy.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.claudeproxy.testkit.FakeUpstream;
import io.github.claudeproxy.testkit.MessageScript;
import io.github.claudeproxy.testkit.RawRequest;
import io.github.claudeproxy.testkit.RawResponse;
import io.github.claudeproxy.testkit.Route;
import io.github.claudeproxy.testkit.RunningProxy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Duration;

/** The account's quota runs low: who used more than their share waits for the reset. */
final class QuotaShareTest {
    private static final String UTILIZATION = "anthropic-ratelimit-unified-5h-utilization";

    private final FakeUpstream upstream = FakeUpstream.start();
    private final RunningProxy proxy = RunningProxy.fresh(upstream);

    @AfterEach
    void close() {
        proxy.close();
        upstream.close();
    }

    @Test
    void theGreedyOneIsRefusedTheQuietOneGoesOn() throws IOException {
        proxy.register();
        proxy.connectAccount();
        String greedy = proxy.newKey("Greedy");
        String quiet = proxy.newKey("Quiet");
        upstream.messages()
                .alwaysBy(
                        call ->
                                MessageScript.standard()
                                        .json(call.json().path("model").asText())
                                        .replaceHeader(UTILIZATION, "0.96"));
        for (int i = 0; i < 9; i++) {
            assertThat(call(greedy).status()).isEqualTo(200);
        }
        assertThat(call(quiet).status()).isEqualTo(200);
        proxy.awaitUsage(10);

        proxy.api().put("/api/limits", "{'quota_mode':'enforce','hint':'Ask Ada.'}");

        RawResponse refused = call(greedy);
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("retry-after")).hasValue("10800");
        assertThat(refused.header("x-should-retry")).hasValue("false");
        assertThat(refused.json().at("/error/type").asText()).isEqualTo("rate_limit_error");
        assertThat(refused.json().at("/error/message").asText())
                .isEqualTo(
                        "The account's 5h quota is 96 % used, and this key has used 86 % of it,"
                                + " more than its share of 50 %. It resets at 2026-11-23 15:00 UTC."
                                + " Ask Ada.");
        assertThat(upstream.calls(Route.MESSAGES)).hasSize(10);
        assertThat(proxy.metrics()).contains("quota_share");

        assertThat(call(quiet).status()).isEqualTo(200);
        proxy.clock().advance(Duration.ofHours(3));
        assertThat(call(greedy).status()).isEqualTo(200);
    }

    private RawResponse call(String key) throws IOException {
        return proxy.call(RawRequest.message(key, false));
    }
}
