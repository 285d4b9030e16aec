package io.github.claudeproxy.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.claudeproxy.testkit.RawRequest;
import io.github.claudeproxy.testkit.RawResponse;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.List;

/** Who may call, and what the others are told. */
final class KeyCheckTest {
    private static final String BODY = "{\"model\":\"m\"}";

    private ProxyFixture proxy;

    @BeforeEach
    void start() throws Exception {
        proxy = ProxyFixture.start();
    }

    @AfterEach
    void stop() {
        proxy.close();
    }

    @Test
    void acceptsTheKeyInEitherHeader() throws IOException {
        RawRequest request = RawRequest.post("/v1/messages", BODY);

        List<Integer> statuses =
                List.of(
                        proxy.call(request.header("x-api-key", proxy.key)).status(),
                        proxy.call(request.header("authorization", "Bearer " + proxy.key)).status(),
                        proxy.call(request.header("authorization", "bearer " + proxy.key)).status(),
                        proxy.call(both(request, proxy.key, "sk-ant-of-the-client")).status(),
                        proxy.call(both(request, "sk-ant-of-the-client", proxy.key)).status());

        assertEquals(List.of(200, 200, 200, 200, 200), statuses);
    }

    private static RawRequest both(RawRequest request, String bearer, String apiKey) {
        return request.header("authorization", "Bearer " + bearer).header("x-api-key", apiKey);
    }

    @Test
    void refusesMissingAndWrongKeysInTheEnvelope() throws IOException {
        RawRequest request = RawRequest.post("/v1/messages", BODY);
        String wrong = proxy.key.substring(0, proxy.key.length() - 9) + "AAAAAAAAA";

        RawResponse missing = proxy.call(request);
        RawResponse mistyped = proxy.call(request.header("x-api-key", wrong));

        for (RawResponse refused : List.of(missing, mistyped)) {
            assertEquals(401, refused.status());
            assertEquals("error", refused.json().get("type").asText());
            assertEquals("authentication_error", refused.json().at("/error/type").asText());
            assertEquals(
                    refused.header("request-id").orElseThrow(),
                    refused.json().get("request_id").asText());
        }
        assertThat(mistyped.text()).doesNotContain(wrong);
        assertEquals(List.of(), proxy.upstream.calls(io.github.claudeproxy.testkit.Route.MESSAGES));
    }

    @Test
    void refusesDeletedAndDisabledKeysAtOnce() throws IOException {
        String id = proxy.keys.list(ProxyFixture.ACCOUNT).getFirst().id();
        int before = proxy.call(proxy.message(false)).status();
        proxy.keys.disable(ProxyFixture.ACCOUNT, id);
        RawResponse disabled = proxy.call(proxy.message(false));
        proxy.keys.enable(ProxyFixture.ACCOUNT, id);
        int enabled = proxy.call(proxy.message(false)).status();
        proxy.keys.delete(ProxyFixture.ACCOUNT, id);
        RawResponse deleted = proxy.call(proxy.message(false));

        assertEquals(
                List.of(200, 401, 200, 401),
                List.of(before, disabled.status(), enabled, deleted.status()));
        assertThat(disabled.text()).contains("disabled");
    }

    @Test
    void answersUnknownEndpointsInTheEnvelope() throws IOException {
        RawResponse unknown = proxy.call(RawRequest.get("/v1/complete"));

        assertEquals(404, unknown.status());
        assertEquals("not_found_error", unknown.json().at("/error/type").asText());
        assertThat(unknown.text()).contains("/v1/complete").contains("/v1/messages");
    }
}
