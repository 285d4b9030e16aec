package io.github.claudeproxy.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.claudeproxy.testkit.RawRequest;
import io.github.claudeproxy.testkit.RawResponse;
import io.github.claudeproxy.testkit.Route;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Tokens that end: refreshed once, by whoever needs them first. */
final class RefreshTest {
    private ProxyFixture proxy;

    @BeforeEach
    void start() throws Exception {
        proxy = ProxyFixture.startWithOAuth();
    }

    @AfterEach
    void stop() {
        proxy.close();
    }

    @Test
    void refreshesOnceForFiftyParallelCalls() throws Exception {
        proxy.clock.advance(Duration.ofHours(9));
        proxy.upstream.oauth().expireAccessTokens();

        List<Integer> statuses = inParallel(50);

        assertThat(statuses).hasSize(50).containsOnly(200);
        assertEquals(1, proxy.upstream.oauth().refreshes());
    }

    @Test
    void refreshesOnceWhenUpstreamRefusesTheTokenEarly() throws Exception {
        proxy.upstream.oauth().expireAccessTokens();

        List<Integer> statuses = inParallel(50);

        assertThat(statuses).hasSize(50).containsOnly(200);
        assertEquals(1, proxy.upstream.oauth().refreshes());
    }

    private List<Integer> inParallel(int count) throws Exception {
        Callable<Integer> call = () -> proxy.call(proxy.message(true)).status();
        List<Integer> statuses = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Integer> done : threads.invokeAll(Collections.nCopies(count, call))) {
                statuses.add(done.get());
            }
        }
        return statuses;
    }

    @Test
    void sendsTheBodyAgainAfterTheRefresh() throws Exception {
        proxy.upstream.oauth().expireAccessTokens();
        String json = "{\"model\":\"m\",\"x\":\"" + "ä".repeat(300_000) + "\"}";

        RawResponse answer =
                proxy.call(RawRequest.post("/v1/messages", json).header("x-api-key", proxy.key));

        assertEquals(200, answer.status());
        assertEquals(
                List.of(json, json),
                proxy.upstream.awaitCalls(Route.MESSAGES, 2).stream().map(c -> c.text()).toList());
        assertEquals(List.of("completed 200"), proxy.outcomes(1));
    }

    @Test
    void saysWhomToAskWhenTheSignInHasEnded() throws Exception {
        proxy.upstream.oauth().revokeAll();

        proxy.call(proxy.message(true));
        RawResponse refused = proxy.call(proxy.message(true));

        assertEquals(401, refused.status());
        assertEquals("authentication_error", refused.json().at("/error/type").asText());
    }

    @Test
    void refusesCallsOfAnAccountWithoutAConnection() throws Exception {
        proxy.connections.disconnect(ProxyFixture.ACCOUNT);

        RawResponse refused = proxy.call(proxy.message(true));

        assertEquals(401, refused.status());
        assertEquals("authentication_error", refused.json().at("/error/type").asText());
        assertEquals(List.of("refused 401"), proxy.outcomes(1));
    }
}
