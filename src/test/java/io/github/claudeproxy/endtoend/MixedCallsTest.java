package io.github.claudeproxy.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.claudeproxy.testkit.Answer;
import io.github.claudeproxy.testkit.BilledUsage;
import io.github.claudeproxy.testkit.Call;
import io.github.claudeproxy.testkit.Ending;
import io.github.claudeproxy.testkit.FakeUpstream;
import io.github.claudeproxy.testkit.MessageScript;
import io.github.claudeproxy.testkit.RawHttp;
import io.github.claudeproxy.testkit.RawRequest;
import io.github.claudeproxy.testkit.Route;
import io.github.claudeproxy.testkit.RunningProxy;
import io.github.claudeproxy.testkit.SseReader;
import io.github.claudeproxy.usage.PriceTable;
import io.github.claudeproxy.usage.TokenUsage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/** Whatever becomes of the calls, what is counted is what upstream bills for what it sent. */
class MixedCallsTest {
    private static final int CALLS = 500;
    private static final int AT_ONCE = 24;
    private static final long SEED = 20_261_125;
    private static final String MODEL = "claude-sonnet-5-5";

    private final FakeUpstream upstream = FakeUpstream.start();
    private final RunningProxy proxy = RunningProxy.ready(upstream);
    private final String key = proxy.newKey("Anna");
    private final Random random = new Random(SEED);

    @AfterEach
    void close() {
        proxy.close();
        upstream.close();
    }

    /** How a call goes. */
    private enum Way {
        JSON,
        STREAM,
        STREAM_CUT,
        JSON_CUT,
        RATE_LIMITED,
        OVERLOADED,
        ERROR_IN_STREAM,
        CLIENT_LEAVES
    }

    /**
     * What one call is to be.
     *
     * @param place a byte or an event, where something happens
     */
    private record Plan(Way way, BilledUsage usage, int place) {
        Answer answer() {
            MessageScript message = MessageScript.standard().usage(usage);
            return switch (way) {
                case JSON -> message.json(MODEL);
                case STREAM -> message.stream(MODEL);
                case STREAM_CUT -> message.stream(MODEL).cutAfter(place, Ending.FIN);
                case JSON_CUT -> message.json(MODEL).cutAfter(place % 300, Ending.FIN);
                case RATE_LIMITED -> Answer.rateLimited(7);
                case OVERLOADED -> Answer.error(529);
                case ERROR_IN_STREAM -> message.fail("overloaded_error", "busy").stream(MODEL);
                case CLIENT_LEAVES -> message.stream(MODEL).silentAfter(1 + place % 8);
            };
        }

        boolean isStream() {
            return way != Way.JSON && way != Way.JSON_CUT;
        }
    }

    private Plan plan() {
        BilledUsage usage =
                BilledUsage.of(random.nextInt(1, 5000), random.nextInt(1, 3000))
                        .withCache(
                                random.nextInt(2000), random.nextInt(2000), random.nextInt(2000));
        Way way = Way.values()[random.nextInt(Way.values().length)];
        return new Plan(way, usage, random.nextInt(2500));
    }

    @Test
    void sumsEqualWhatUpstreamBills() throws Exception {
        List<Plan> plans = new ArrayList<>();
        for (int i = 0; i < CALLS; i++) {
            plans.add(plan());
        }
        upstream.messages()
                .alwaysBy(call -> plans.get(call.json().path("max_tokens").asInt() - 1).answer());

        Semaphore places = new Semaphore(AT_ONCE);
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> calls = new ArrayList<>();
            for (int i = 0; i < CALLS; i++) {
                int number = i;
                calls.add(clients.submit(() -> make(number, plans.get(number), places)));
            }
            for (Future<Boolean> call : calls) {
                assertThat(call.get()).isTrue();
            }
        }

        await().atMost(Duration.ofSeconds(20))
                .until(() -> proxy.totals().path("requests").asInt() == CALLS);
        assertEquals(upstream.bill(), proxy.awaitUsage(CALLS));
        assertEquals(price(), proxy.totals().path("cost_usd_micros").asLong());
    }

    private boolean make(int number, Plan plan, Semaphore places) throws Exception {
        places.acquire();
        try (RawHttp client = RawHttp.connect(proxy.url())) {
            client.send(request(number + 1, plan.isStream()));
            if (plan.way() == Way.CLIENT_LEAVES) {
                SseReader events = client.open().events();
                for (int i = 0; i <= plan.place() % 8; i++) {
                    events.next();
                }
            } else {
                read(client);
            }
            return true;
        } finally {
            places.release();
        }
    }

    /** An answer that breaks off may end as the client sees fit. */
    private static void read(RawHttp client) {
        try {
            client.read();
        } catch (IOException _) {
            // cut, as planned
        }
    }

    private RawRequest request(int number, boolean stream) {
        String json =
                "{\"model\":\"%s\",\"max_tokens\":%d,\"stream\":%s,\"messages\":[]}"
                        .formatted(MODEL, number, stream);
        return RawRequest.post("/v1/messages", json)
                .header("x-api-key", key)
                .header("anthropic-version", "2023-06-01");
    }

    private long price() {
        PriceTable prices = PriceTable.builtIn();
        return upstream.calls(Route.MESSAGES).stream()
                .map(Call::bill)
                .map(MixedCallsTest::tokens)
                .mapToLong(used -> prices.cost(MODEL, proxy.clock().instant(), used).micros())
                .sum();
    }

    private static TokenUsage tokens(BilledUsage bill) {
        return new TokenUsage(
                bill.inputTokens(),
                bill.outputTokens(),
                bill.cacheCreation5mInputTokens() + bill.cacheCreation1hInputTokens(),
                bill.cacheReadInputTokens(),
                bill.cacheCreation5mInputTokens(),
                bill.cacheCreation1hInputTokens(),
                bill.thinkingTokens(),
                bill.webSearchRequests(),
                bill.webFetchRequests(),
                null,
                null);
    }
}
