package io.github.claudeproxy.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.claudeproxy.network.ListenException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.util.Map;

final class LimitsEndpointTest {
    private static final String ALL =
            """
            {"calls_per_minute":60,"calls_at_once":4,"tokens_per_day":1000000,\
            "budget":{"micro_usd":20000000,"period":"week","reset_day":1},\
            "models":["claude-*"],"networks":["10.0.0.0/8"],\
            "expires_after_first_use_seconds":86400,"weight":2,"time_zone":"Europe/Vienna"}""";

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

    private String key(String name) {
        return api.post("/api/keys/generate", owner, "{\"name\":\"" + name + "\"}").text("/id");
    }

    private Reply limitsOf(String id) {
        return api.get("/api/keys/" + id + "/limits", owner);
    }

    @Test
    void readsWhatWasWrittenAndWhereTheKeyStands() {
        String id = key("a");

        Reply put = api.call("PUT", "/api/keys/" + id + "/limits", owner, ALL);

        assertEquals(200, put.status());
        assertEquals(ALL, put.json().at("/limits").toString());
        assertEquals(put.json(), limitsOf(id).json());
        assertEquals(
                "{\"used\":0,\"reserved\":0,\"limit\":20000000,"
                        + "\"resets_at\":\"2026-11-29T23:00:00Z\"}",
                put.json().at("/budget").toString());
    }

    @Test
    void changesManyKeysByATemplate() {
        String a = key("a");
        String b = key("b");
        String body = "{\"ids\":[\"%s\",\"%s\"],\"template\":\"ci\"}";

        assertEquals(204, api.post("/api/keys/limits", owner, body.formatted(a, b)).status());

        assertEquals(4, limitsOf(a).json().at("/limits/calls_at_once").asInt());
        assertEquals(limitsOf(a).json(), limitsOf(b).json());
        assertEquals(404, api.post("/api/keys/limits", owner, body.formatted(a, "x")).status());
        assertThat(api.get("/api/limits/templates", owner).json().at("/templates")).hasSize(3);
    }

    @Test
    void generatesAKeyWithLimits() {
        String id =
                api.post("/api/keys/generate", owner, "{\"name\":\"a\",\"template\":\"trial\"}")
                        .text("/id");

        assertEquals(5_000_000, limitsOf(id).json().at("/budget/limit").asInt());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'calls_per_minute':0}                                | calls_per_minute",
                "{'calls_at_once':100000}                              | calls_at_once",
                "{'tokens_per_day':-1}                                 | tokens_per_day",
                "{'budget':{'period':'day'}}                           | budget.micro_usd",
                "{'budget':{'micro_usd':5,'period':'year'}}            | budget.period",
                "{'budget':{'micro_usd':5,'period':'week','reset_day':8}} | budget.reset_day",
                "{'models':['a b']}                                    | models",
                "{'models':[null]}                                     | models",
                "{'networks':['example.com']}                          | networks",
                "{'expires_after_first_use_seconds':0}                 | expires_after_first_use_seconds",
                "{'weight':0}                                          | weight",
                "{'time_zone':'Mars/Olympus'}                          | time_zone",
                "{'unknown':1}                                         | unknown"
            })
    void namesTheFieldThatDoesNotDo(String body, String field) {
        Reply reply =
                api.call(
                        "PUT", "/api/keys/" + key("a") + "/limits", owner, body.replace('\'', '"'));

        assertEquals(400, reply.status());
        assertEquals(field, reply.text("/errors/0/field"));
    }

    @Test
    void keepsAccountsApart() {
        String id = key("a");
        String stranger = api.stranger("other@example.com");

        assertEquals(404, api.get("/api/keys/" + id + "/limits", stranger).status());
        assertEquals(404, api.call("PUT", "/api/keys/" + id + "/limits", stranger, ALL).status());
    }

    @Test
    void setsWhatHoldsForTheAccount() {
        String body =
                """
                {"calls_at_once":8,"hint":"Ask Ada.","quota_mode":"enforce",\
                "quota_threshold":0.7,"quota_refuse_at":0.9,"quota_weighted":true}""";

        assertEquals(body, api.call("PUT", "/api/limits", owner, body).json().toString());
        assertEquals(body, api.get("/api/limits", owner).json().toString());
        assertEquals(
                "quota_mode",
                api.call("PUT", "/api/limits", owner, "{\"quota_mode\":\"on\"}")
                        .text("/errors/0/field"));
    }

    @Test
    void showsTheQuotaWithItsAge() {
        assertThat(api.get("/api/quota", owner).json().at("/seen_at").isNull()).isTrue();
        String account = api.get("/api/auth/me", owner).text("/id");
        api.limits
                .quota()
                .observe(account, Map.of("anthropic-ratelimit-unified-5h-utilization", "0.25"));
        api.clock.advance(Duration.ofSeconds(90));

        Reply quota = api.get("/api/quota?from=2026-11-01", owner);

        assertEquals(90, quota.json().at("/age_seconds").asInt());
        assertEquals("5h", quota.text("/windows/0/name"));
        assertEquals(0.25, quota.json().at("/windows/0/utilization").asDouble());
        assertEquals("off", quota.text("/mode"));
    }
}
