package io.github.claudeproxy.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.claudeproxy.testkit.Call;
import io.github.claudeproxy.testkit.FakeUpstream;
import io.github.claudeproxy.testkit.RawRequest;
import io.github.claudeproxy.testkit.RawResponse;
import io.github.claudeproxy.testkit.Route;
import io.github.claudeproxy.testkit.RunningProxy;
import io.github.claudeproxy.testkit.StepGate;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

/** Four keys that want everything, and one that wants little. */
class FairQueueTest {
    private static final int PLACES = 4;
    private static final int CLIENTS_OF_EACH = 6;
    private static final int ROUNDS = 15;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final FakeUpstream upstream = FakeUpstream.start();
    private final RunningProxy proxy = RunningProxy.ready(upstream);
    private final String quiet = proxy.newKey("quiet");
    private final String quietId =
            proxy.api().get("/api/keys/list").json().at("/keys/0/id").asText();
    private final StepGate gate = new StepGate();
    private final AtomicBoolean over = new AtomicBoolean();

    @AfterEach
    void close() {
        proxy.close();
        upstream.close();
    }

    @Test
    void letsTheQuietOneWaitNoLongerThanOneCallTakes() throws Exception {
        proxy.api().post("/api/keys/limits", "{'ids':['" + quietId + "'],'template':'developer'}");
        putAccountLimit();
        upstream.messages().hold(gate);
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < PLACES; i++) {
                startGreedy(clients, proxy.newKey("greedy " + i));
            }
            upstream.awaitCalls(Route.MESSAGES, PLACES);

            for (int round = 0; round < ROUNDS; round++) {
                assertQuietWaitsForOneLengthAtMost(clients);
            }
            over.set(true);
            gate.openForGood();
        }
    }

    private void putAccountLimit() throws IOException {
        String token = proxy.login().path("token").asText();
        byte[] body = ("{\"calls_at_once\":" + PLACES + "}").getBytes(StandardCharsets.UTF_8);
        RawResponse put =
                proxy.call(
                        RawRequest.of("PUT", "/api/limits")
                                .header("authorization", "Bearer " + token)
                                .header("content-type", "application/json")
                                .body(body));
        assertThat(put.status()).isEqualTo(200);
    }

    private void startGreedy(ExecutorService clients, String key) {
        for (int i = 0; i < CLIENTS_OF_EACH; i++) {
            var _ =
                    clients.submit(
                            () -> {
                                while (!over.get()) {
                                    proxy.call(message(key, "greedy"));
                                }
                                return true;
                            });
        }
    }

    /** As many endings as there are places are what happens within the length of one call. */
    private void assertQuietWaitsForOneLengthAtMost(ExecutorService clients) throws Exception {
        Future<RawResponse> answer = clients.submit(() -> proxy.call(message(quiet, "quiet")));
        await().atMost(PATIENCE).until(() -> waiting() == 1);

        List<String> places = new ArrayList<>();
        for (int ended = 0; ended < PLACES; ended++) {
            places.add(endOne().text());
        }
        assertThat(places)
                .as("who took the places of those that ran")
                .anyMatch(call -> call.contains("quiet"));
        while (!answer.isDone()) {
            endOne();
        }
        assertThat(answer.get().status()).isEqualTo(200);
    }

    /** Lets one of the running calls end, and says which call takes its place. */
    private Call endOne() {
        int before = upstream.calls(Route.MESSAGES).size();
        gate.open();
        return upstream.awaitCalls(Route.MESSAGES, before + 1).get(before);
    }

    private int waiting() {
        return proxy.api().get("/api/keys/" + quietId + "/limits").json().path("waiting").asInt();
    }

    private static RawRequest message(String key, String who) {
        String json =
                "{\"model\":\"claude-sonnet-5-5\",\"max_tokens\":1,\"messages\":[{\"role\":\"user\","
                        + "\"content\":\""
                        + who
                        + "\"}]}";
        return RawRequest.post("/v1/messages", json)
                .header("x-api-key", key)
                .header("anthropic-version", "2023-06-01");
    }
}
