package io.github.claudeproxy.proxy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.claudeproxy.testkit.FakeUpstream;
import io.github.claudeproxy.testkit.Header;
import io.github.claudeproxy.testkit.MessageScript;
import io.github.claudeproxy.testkit.RawRequest;
import io.github.claudeproxy.testkit.RawResponse;
import io.github.claudeproxy.testkit.RequestHead;
import io.github.claudeproxy.testkit.Route;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;

/** Which headers pass; the fake upstream itself fails on a client's credential or address. */
final class HeaderRulesTest {
    @Test
    void sendsExactlyOneCredentialAndNothingOfTheClientsNetwork() throws Exception {
        try (ProxyFixture proxy = ProxyFixture.start()) {
            RawRequest request =
                    proxy.message(false)
                            .header("Authorization", "Bearer " + proxy.key)
                            .header("Cookie", "session=1")
                            .header("Forwarded", "for=192.0.2.1")
                            .header("X-Forwarded-For", "192.0.2.1")
                            .header("X-Forwarded-Anything", "1")
                            .header("X-Real-IP", "192.0.2.1")
                            .header("Proxy-Authorization", "Basic eA==")
                            .header("Via", "1.1 other")
                            .header("Connection", "keep-alive, x-hop")
                            .header("X-Hop", "1")
                            .header("TE", "trailers");

            assertEquals(200, proxy.call(request).status());

            RequestHead head = proxy.upstream.awaitCalls(Route.MESSAGES, 1).getFirst().head();
            assertEquals(List.of(FakeUpstream.API_KEY), head.all("x-api-key"));
            for (String gone :
                    List.of("authorization", "cookie", "via", "x-real-ip", "x-hop", "te")) {
                assertEquals(Optional.empty(), head.header(gone), gone);
            }
            assertEquals(List.of("identity"), head.all("accept-encoding"));
        }
    }

    @Test
    void passesEverythingElseInBothDirections() throws Exception {
        try (ProxyFixture proxy = ProxyFixture.start()) {
            proxy.upstream
                    .messages()
                    .next(
                            MessageScript.standard()
                                    .json("m")
                                    .header("anthropic-ratelimit-requests-remaining", "41")
                                    .header("x-future", "ü")
                                    .header("anthropic-organization-id", "org_1")
                                    .header("set-cookie", "a=b"));
            RawRequest request =
                    proxy.message(false)
                            .header("anthropic-beta", "one-1, two-2")
                            .header("anthropic-beta", "three-3")
                            .header("X-Stainless-Lang", "js")
                            .header("x-unknown-future", "a b;\"c\"")
                            .header("user-agent", "my-client/1");

            RawResponse answer = proxy.call(request);

            RequestHead head = proxy.upstream.awaitCalls(Route.MESSAGES, 1).getFirst().head();
            assertEquals(List.of("one-1,two-2,three-3"), betas(head));
            assertEquals(List.of("js"), head.all("x-stainless-lang"));
            assertEquals(List.of("a b;\"c\""), head.all("x-unknown-future"));
            assertEquals(List.of("my-client/1"), head.all("user-agent"));
            assertEquals(List.of("2023-06-01"), head.all("anthropic-version"));
            assertEquals(
                    "41", answer.header("anthropic-ratelimit-requests-remaining").orElseThrow());
            assertEquals(Optional.empty(), answer.header("anthropic-organization-id"));
            assertEquals(Optional.empty(), answer.header("set-cookie"));
            assertTrue(answer.header("request-id").orElseThrow().startsWith("req_"));
            assertTrue(answer.header("x-proxy-request-id").orElseThrow().startsWith("cpr_"));
        }
    }

    private static List<String> betas(RequestHead head) {
        return List.of(String.join(",", head.all("anthropic-beta")).replace(", ", ","));
    }

    @Test
    void keepsThePathAndTheQueryAsTheyCame() throws Exception {
        try (ProxyFixture proxy = ProxyFixture.start()) {
            RawRequest request =
                    RawRequest.post("/v1/messages?beta=true&x=%2Fä%20".replace("ä", "%C3%A4"), "{}")
                            .header("x-api-key", proxy.key);

            proxy.call(request);

            RequestHead head = proxy.upstream.awaitCalls(Route.MESSAGES, 1).getFirst().head();
            assertEquals("beta=true&x=%2F%C3%A4%20", head.query());
        }
    }

    @Test
    void appendsTheOAuthBetaOnlyForAClaudeAccount() throws Exception {
        try (ProxyFixture proxy = ProxyFixture.startWithOAuth()) {
            proxy.call(proxy.message(false).header("anthropic-beta", "b,oauth-2025-04-20,a"));
            proxy.call(proxy.message(false));

            List<List<String>> betas =
                    proxy.upstream.awaitCalls(Route.MESSAGES, 2).stream()
                            .map(call -> call.head().all("anthropic-beta"))
                            .toList();
            assertEquals(
                    List.of(List.of("b,oauth-2025-04-20,a"), List.of("oauth-2025-04-20")), betas);
        }
    }

    @Test
    void namesItselfHonestlyWhereTheClientDoesNot() throws Exception {
        try (ProxyFixture proxy = ProxyFixture.start()) {
            proxy.call(RawRequest.post("/v1/messages", "{}").header("x-api-key", proxy.key));

            List<Header> headers =
                    proxy.upstream.awaitCalls(Route.MESSAGES, 1).getFirst().head().headers();
            assertTrue(
                    headers.contains(new Header("User-Agent", "claude-proxy")), headers::toString);
        }
    }
}
