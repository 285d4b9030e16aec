package io.github.claudeproxy.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.claudeproxy.testkit.FakeUpstream;
import io.github.claudeproxy.testkit.RawHttp;
import io.github.claudeproxy.testkit.RawRequest;
import io.github.claudeproxy.testkit.RawResponse;
import io.github.claudeproxy.testkit.Route;
import io.github.claudeproxy.testkit.RunningProxy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;

/** What the proxy refuses reaches nobody, and is said as Anthropic says it. */
class RefusedCallsTest {
    private static final int LIMIT = 32 * 1024 * 1024;

    private final FakeUpstream upstream = FakeUpstream.start();
    private final RunningProxy proxy = RunningProxy.ready(upstream);
    private final String key = proxy.newKey("Anna");

    @AfterEach
    void close() {
        proxy.close();
        upstream.close();
    }

    @Test
    void withoutAKeyOrWithAWrongOne() throws IOException {
        assertRefused(401, "authentication_error", RawRequest.post("/v1/messages", "{}"));
        assertRefused(401, "authentication_error", RawRequest.message("cpk_wrong", false));
        assertRefused(401, "authentication_error", RawRequest.message(FakeUpstream.API_KEY, false));
    }

    @Test
    void fromTheMomentTheKeyIsDisabledOrDeleted() throws IOException {
        String id = proxy.api().get("/api/keys/list").json().at("/keys/0/id").asText();

        assertEquals(200, proxy.call(RawRequest.message(key, false)).status());
        assertEquals(204, proxy.api().delete("/api/keys/" + id).status());

        RawResponse answer = proxy.call(RawRequest.message(key, false));
        assertEquals(401, answer.status());
        assertEquals(1, upstream.calls(Route.MESSAGES).size());
    }

    @Test
    void withABodyOver32MiB() throws IOException {
        byte[] body = new byte[LIMIT + 1];

        assertRefused(
                413,
                "request_too_large",
                RawRequest.of("POST", "/v1/messages").header("x-api-key", key).body(body));
        assertRefused(
                413,
                "request_too_large",
                RawRequest.of("POST", "/v1/messages")
                        .header("x-api-key", key)
                        .chunked(body, 1 << 20));
    }

    @Test
    void onUnknownPaths() throws IOException {
        RawRequest unknown = RawRequest.get("/v1/nothing").header("x-api-key", key);
        RawRequest doubled = RawRequest.post("/v1/v1/messages", "{}").header("x-api-key", key);

        assertRefused(404, "not_found_error", unknown);
        assertRefused(404, "not_found_error", doubled);
        assertTrue(proxy.call(doubled).text().contains(proxy.url().toString()));
    }

    @Test
    void forAPartOfTheApiThatTheKeyMayNotUseAndIsCounted() throws IOException {
        RawRequest batch = RawRequest.post("/v1/messages/batches", "{}").header("x-api-key", key);

        assertRefused(403, "permission_error", batch);

        proxy.awaitUsage(1);
        assertTrue(proxy.metrics().contains("calls_total{outcome=\"refused\"} 1.0"));
        assertTrue(proxy.metrics().contains("running_calls 0.0"));
        assertEquals(
                "batches",
                proxy.api().get("/api/usage/calls").json().at("/calls/0/endpoint").asText());
    }

    @Test
    void whenNothingIsConnected() throws IOException {
        assertEquals(204, proxy.api().delete("/api/claude/disconnect").status());

        assertRefused(401, "authentication_error", RawRequest.message(key, false));
    }

    @Test
    void withNonsenseInsteadOfHttp() throws IOException {
        try (RawHttp client = RawHttp.connect(proxy.url())) {
            client.send(
                    "POST /v1/messages HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-length: -1\r\n\r\n");

            assertTrue(client.read().status() >= 400);
        }
        assertEquals(0, upstream.calls(Route.MESSAGES).size());
    }

    private void assertRefused(int status, String type, RawRequest request) throws IOException {
        RawResponse answer = proxy.call(request);
        assertEquals(status, answer.status());
        assertEquals("error", answer.json().path("type").asText());
        assertEquals(type, answer.json().at("/error/type").asText());
        assertEquals(
                answer.header("request-id").orElseThrow(),
                answer.json().path("request_id").asText());
        assertEquals(0, upstream.calls(Route.MESSAGES).size());
    }
}
