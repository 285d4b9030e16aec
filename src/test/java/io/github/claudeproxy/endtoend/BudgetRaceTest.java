package io.github.claudeproxy.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;

import io.github.claudeproxy.testkit.FakeUpstream;
import io.github.claudeproxy.testkit.RawRequest;
import io.github.claudeproxy.testkit.RawResponse;
import io.github.claudeproxy.testkit.Route;
import io.github.claudeproxy.testkit.RunningProxy;
import io.github.claudeproxy.testkit.StepGate;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Many calls at once against a budget for a few of them. */
class BudgetRaceTest {
    private static final int PAID = 20;
    private static final int CALLS = 200;

    /** The prompt's bytes by four, and 64 tokens of output, at 3 and 15 dollars per million. */
    private static final long ESTIMATE = (160 / 4 + 1) * 3 + 64 * 15;

    private final FakeUpstream upstream = FakeUpstream.start();
    private final RunningProxy proxy = RunningProxy.ready(upstream);
    private final String key = proxy.newKey("Anna");
    private final String id = proxy.api().get("/api/keys/list").json().at("/keys/0/id").asText();

    @AfterEach
    void close() {
        proxy.close();
        upstream.close();
    }

    @Test
    void endsWithinTheOvershootThatIsDocumented() throws Exception {
        long price = priceOfOneCall();
        long budget = price + PAID * price;
        limit(budget);
        StepGate gate = new StepGate();
        upstream.messages().hold(gate);

        List<Integer> statuses = new ArrayList<>();
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<RawResponse>> answers = new ArrayList<>();
            for (int i = 0; i < CALLS; i++) {
                answers.add(clients.submit(() -> proxy.call(RawRequest.message(key, true))));
            }
            await().atMost(Duration.ofSeconds(20)).until(() -> waiting() >= 100);
            gate.openForGood();
            for (Future<RawResponse> answer : answers) {
                statuses.add(answer.get().status());
            }
        }

        long passed = statuses.stream().filter(status -> status == 200).count();
        assertThat(statuses).containsOnly(200, 429);
        assertThat(upstream.calls(Route.MESSAGES)).hasSize((int) passed + 1);
        long spent = (passed + 1) * price;
        assertThat(spent).isBetween(budget, budget + ESTIMATE);
        assertSameEverywhere(spent, budget);
    }

    /** The numbers of the service, of the ledger and of the metrics are one. */
    private void assertSameEverywhere(long spent, long budget) {
        await().atMost(Duration.ofSeconds(10))
                .until(() -> proxy.totals().path("cost_usd_micros").asLong() == spent);
        JsonNode state = state().at("/budget");
        assertThat(state.path("used").asLong()).isEqualTo(spent);
        assertThat(state.path("limit").asLong()).isEqualTo(budget);
        assertThat(state.path("reserved").asLong()).isZero();
        assertThat(metric("budget_used_micro_usd")).isEqualTo(spent);
        assertThat(metric("budget_limit_micro_usd")).isEqualTo(budget);
        assertThat(metric("budget_reserved_micro_usd")).isZero();
        assertThat(metric("running_calls")).isZero();
        assertThat(metric("waiting_calls")).isZero();
    }

    private long metric(String name) {
        Matcher line =
                Pattern.compile(
                                "claude_proxy_key_"
                                        + name
                                        + "\\{key=\""
                                        + id
                                        + "\",name=\"Anna\"} ([0-9.E]+)")
                        .matcher(proxy.metrics());
        assertThat(line.find()).as(name).isTrue();
        return (long) Double.parseDouble(line.group(1));
    }

    private long priceOfOneCall() throws Exception {
        assertThat(proxy.call(RawRequest.message(key, true)).status()).isEqualTo(200);
        proxy.awaitUsage(1);
        return proxy.totals().path("cost_usd_micros").asLong();
    }

    private void limit(long budget) {
        proxy.api()
                .post(
                        "/api/keys/limits",
                        "{'ids':['"
                                + id
                                + "'],'limits':{'budget':{'micro_usd':"
                                + budget
                                + ",'period':'month'}}}");
        assertThat(state().at("/budget/limit").asLong()).isEqualTo(budget);
    }

    private JsonNode state() {
        return proxy.api().get("/api/keys/" + id + "/limits").json();
    }

    private int waiting() {
        return state().path("waiting").asInt();
    }
}
