package io.github.claudeproxy.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.claudeproxy.network.ListenException;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PricesEndpointTest {
    private static final String OURS =
            """
            {"prices":[{"models":["claude-new-1"],"input":5,"cache_write_5m":6.25,\
            "cache_write_1h":10,"cache_read":0.5,"output":25}]}""";

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

    private Reply put(String body) {
        return api.call("PUT", "/api/prices", owner, body);
    }

    @Test
    void setsPricesWithAVersionOfTheirOwnAndRecordsIt() {
        String list = api.get("/api/prices", owner).text("/version");

        assertEquals(list + "+set-1", put(OURS).text("/version"));
        assertEquals(list + "+set-2", put(OURS).text("/version"));
        assertEquals(OURS, api.get("/api/prices", owner).json().at("/overrides").toString());
        assertEquals(
                list,
                api.call("DELETE", "/api/prices", owner, null).json().at("/version").asText());
        assertThat(api.get("/api/prices", owner).json().at("/overrides").isNull()).isTrue();
        assertEquals(list + "+set-4", put(OURS).text("/version"));
        Reply audit = api.get("/api/audit?action=prices", owner);
        assertThat(audit.json().at("/changes")).hasSize(4);
        assertEquals(list + "+set-4", audit.text("/changes/0/after/version"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            textBlock =
                    """
                    [] |
                    {"version":"x","prices":[]} | version
                    {"prices":[{"models":["m"],"input":-1}]} | prices
                    {"prices":[{"models":[],"input":1}]} | prices
                    {"prices":[null]} | prices
                    {"fallback":{"input":1}} | prices
                    {"price":[]} | price
                    """)
    void refusesWhatIsNoTableOfPrices(String body, @Nullable String field) {
        String before = api.get("/api/prices", owner).text("/version");

        Reply refused = put(body);

        assertEquals(400, refused.status());
        assertEquals(field == null ? "" : field, refused.text("/errors/0/field"));
        assertEquals(before, api.get("/api/prices", owner).text("/version"));
    }

    @Test
    void isTheOwnersAlone() {
        String stranger = api.stranger("other@example.com");

        assertEquals(403, api.call("PUT", "/api/prices", stranger, OURS).status());
        assertEquals(200, api.get("/api/prices", stranger).status());
    }
}
