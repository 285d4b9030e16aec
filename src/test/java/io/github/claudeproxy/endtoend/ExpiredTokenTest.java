package io.github.claudeproxy.endtoend;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.claudeproxy.testkit.Answer;
import io.github.claudeproxy.testkit.Call;
import io.github.claudeproxy.testkit.FakeUpstream;
import io.github.claudeproxy.testkit.RawRequest;
import io.github.claudeproxy.testkit.RawResponse;
import io.github.claudeproxy.testkit.Route;
import io.github.claudeproxy.testkit.RunningProxy;
import io.github.claudeproxy.testkit.StepGate;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

class ExpiredTokenTest {
    private static final int TEAM = 50;

    private final FakeUpstream upstream = FakeUpstream.start();
    private final RunningProxy proxy = RunningProxy.fresh(upstream);
    private String key = "";

    @BeforeEach
    void connect() {
        proxy.register();
        proxy.connectAccount();
        key = proxy.newKey("Anna");
    }

    @AfterEach
    void close() {
        proxy.close();
        upstream.close();
    }

    @Test
    void isRefreshedOnceForFiftyCallsWhenItsTimeIsOver() throws Exception {
        upstream.oauth().expireAccessTokens();
        proxy.clock().advance(Duration.ofHours(9));

        assertEquals(Collections.nCopies(TEAM, 200), callAllAtOnce(this::awaitAllRunning));
        assertEquals(1, upstream.oauth().refreshes());
    }

    @Test
    void isRefreshedOnceForFiftyCallsWhenUpstreamSaysSo() throws Exception {
        upstream.oauth().expireAccessTokens();

        assertEquals(Collections.nCopies(TEAM, 200), callAllAtOnce(this::awaitAllUpstream));
        assertEquals(1, upstream.oauth().refreshes());
        proxy.awaitUsage(TEAM);
    }

    @Test
    void asksForAReconnectWhenTheRefreshIsRefused() throws IOException {
        upstream.oauth().revokeAll();

        RawResponse answer = proxy.call(RawRequest.message(key, false));

        assertEquals(401, answer.status());
        assertEquals("authentication_error", answer.json().at("/error/type").asText());
        assertEquals(
                "reconnect_needed",
                proxy.api().get("/api/claude/status").json().path("state").asText());
    }

    @Test
    void isNotAskedForAgainAtOnceAfterARateLimit() throws IOException {
        upstream.on(Route.TOKEN).next(Answer.rateLimited(60));
        upstream.oauth().expireAccessTokens();

        proxy.call(RawRequest.message(key, false));
        proxy.call(RawRequest.message(key, false));
        int tries = refreshCalls();
        proxy.clock().advance(Duration.ofSeconds(61));
        RawResponse later = proxy.call(RawRequest.message(key, false));

        assertEquals(1, tries);
        assertEquals(200, later.status());
    }

    private void awaitAllRunning() {
        await().atMost(Duration.ofSeconds(10))
                .until(() -> proxy.metrics().contains("running_calls " + TEAM));
    }

    private void awaitAllUpstream() {
        upstream.awaitCalls(Route.MESSAGES, TEAM);
    }

    /** Keeps the first refresh waiting until all calls have come. */
    private List<Integer> callAllAtOnce(Runnable awaitAll) throws Exception {
        StepGate gate = new StepGate();
        upstream.on(Route.TOKEN).hold(gate);
        try (ExecutorService team = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> calls =
                    Collections.nCopies(TEAM, key).stream()
                            .map(each -> team.submit(() -> status(each)))
                            .toList();
            awaitAll.run();
            gate.openForGood();
            List<Integer> statuses = new ArrayList<>();
            for (Future<Integer> call : calls) {
                statuses.add(call.get());
            }
            return statuses;
        }
    }

    private int status(String teammate) throws IOException {
        return proxy.call(RawRequest.message(teammate, true)).status();
    }

    private int refreshCalls() {
        return (int)
                upstream.calls(Route.TOKEN).stream()
                        .map(Call::text)
                        .filter(body -> body.contains("\"refresh_token\""))
                        .filter(body -> !body.contains("authorization_code"))
                        .count();
    }
}
