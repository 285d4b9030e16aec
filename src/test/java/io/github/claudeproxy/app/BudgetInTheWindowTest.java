package io.github.claudeproxy.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;

import io.github.claudeproxy.testkit.ApiClient;
import io.github.claudeproxy.testkit.FakeUpstream;
import io.github.claudeproxy.testkit.RawHttp;
import io.github.claudeproxy.testkit.RawRequest;
import io.github.claudeproxy.testkit.RawResponse;
import io.github.claudeproxy.texts.Texts;
import io.github.claudeproxy.ui.fx.Formats;
import io.github.claudeproxy.ui.testing.TestWindow;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a key has spent is one number, in the window, over REST and in the metrics. */
final class BudgetInTheWindowTest {
    private static final int PAID = 20;
    private static final int CALLS = 200;

    /** Dear enough for the window, which rounds to cents, to show single calls. */
    private static final String PRICES =
            """
            {"version":"dear","prices":[{"models":["claude-sonnet-5-5"],"from":"2026-01-01",\
            "input":200,"cache_write_5m":250,"cache_write_1h":400,"cache_read":20,"output":1000}]}
            """;

    private final TestDesktop desktop = new TestDesktop();
    private final Formats formats = new Formats(Texts.of(Locale.ENGLISH), ZoneOffset.UTC);
    private TestWindow window;
    private URI url;
    private ApiClient api;
    private String key;
    private String id;

    @BeforeEach
    void generateKey() throws IOException {
        desktop.settleIn("owner@example.test");
        Files.writeString(desktop.data().resolve("prices.json"), PRICES);
        window = desktop.open();
        window.awaitText("Where clients reach it");
        url = desktop.running().wiring().network().forClients().getFirst().url();
        ApiClient anybody = ApiClient.anonymous(url);
        JsonNode session =
                anybody.posted(
                        "/api/auth/login",
                        "{'email':'owner@example.test','password':'" + TestDesktop.PASSWORD + "'}");
        api = anybody.as(session.path("token").asText());
        api.posted("/api/claude/api-key", "{'api_key':'" + FakeUpstream.API_KEY + "'}");
        JsonNode made = api.posted("/api/keys/generate", "{'name':'Greedy'}");
        key = made.path("key").asText();
        id = made.path("id").asText();
    }

    @AfterEach
    void close() {
        desktop.close();
    }

    @Test
    void isOneNumberEverywhereAfterManyCallsAtOnce() throws Exception {
        long price = priceOfOneCall();
        long budget = (1 + PAID) * price;
        api.post(
                "/api/keys/limits",
                "{'ids':['%s'],'limits':{'budget':{'micro_usd':%d,'period':'month'}}}"
                        .formatted(id, budget));

        long passed = 1 + callAtOnce();

        long spent = passed * price;
        assertThat(spent).isGreaterThanOrEqualTo(budget);
        await().atMost(Duration.ofSeconds(10)).until(() -> cost() == spent);
        assertThat(api.get("/api/keys/" + id + "/limits").json().at("/budget/used").asLong())
                .isEqualTo(spent);
        assertThat(metric("claude_proxy_key_budget_used_micro_usd")).isEqualTo(spent);
        window.click("#nav-keys");
        window.awaitText(formats.money(spent) + " of " + formats.money(budget));
        window.screenshot("budget-used-up");
    }

    private long priceOfOneCall() throws IOException {
        assertThat(call().status()).isEqualTo(200);
        return await().atMost(Duration.ofSeconds(10)).until(this::cost, cost -> cost > 0);
    }

    /** How many of them were answered; the others were refused. */
    private long callAtOnce() throws Exception {
        List<Integer> statuses = new ArrayList<>();
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<RawResponse>> answers = new ArrayList<>();
            for (int i = 0; i < CALLS; i++) {
                answers.add(clients.submit(this::call));
            }
            for (Future<RawResponse> answer : answers) {
                statuses.add(answer.get().status());
            }
        }
        assertThat(statuses).contains(429).containsOnly(200, 429);
        return statuses.stream().filter(status -> status == 200).count();
    }

    private RawResponse call() throws IOException {
        return RawHttp.call(url, RawRequest.message(key, true));
    }

    private long cost() {
        return api.get("/api/usage").json().at("/totals/cost_usd_micros").asLong();
    }

    private long metric(String name) {
        Matcher line =
                Pattern.compile(name + "\\{key=\"" + id + "\",name=\"Greedy\"} ([0-9.E]+)")
                        .matcher(api.get("/metrics").text());
        assertThat(line.find()).as(name).isTrue();
        return (long) Double.parseDouble(line.group(1));
    }
}
