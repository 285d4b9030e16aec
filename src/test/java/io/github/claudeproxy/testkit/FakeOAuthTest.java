package io.github.claudeproxy.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.Optional;

class FakeOAuthTest {
    private static final String VERIFIER = "v".repeat(43);
    private static final String STATE = "state-of-the-test-0123";
    private static final String REDIRECT = "http://localhost:54545/callback";

    private final FakeUpstream upstream = FakeUpstream.start();

    @AfterEach
    void close() {
        upstream.close();
    }

    @Test
    void givesTokensForACodeOnce() throws IOException {
        Consent consent = upstream.oauth().authorize(authorizeUrl("S256"));

        RawResponse first = exchange(consent.code(), VERIFIER, STATE);
        RawResponse second = exchange(consent.code(), VERIFIER, STATE);

        assertTrue(first.json().path("access_token").asText().startsWith("sk-ant-oat01-"));
        assertEquals(Profile.EMAIL, first.json().at("/account/email_address").asText());
        assertEquals(400, second.status());
        assertEquals("invalid_grant", second.json().path("error").asText());
        assertEquals(1, upstream.oauth().exchanges());
    }

    @Test
    void refusesAnotherVerifierAndAMissingState() throws IOException {
        String code = upstream.oauth().authorize(authorizeUrl("S256")).code();
        String other = upstream.oauth().authorize(authorizeUrl("S256")).code();

        RawResponse wrongVerifier = exchange(code, "w".repeat(43), STATE);
        RawResponse noState = exchange(other, VERIFIER, "");

        assertEquals("invalid_grant", wrongVerifier.json().path("error").asText());
        assertEquals("oauth_request_parse_error", noState.json().path("error").asText());
    }

    @Test
    void refusesAPlainChallenge() {
        assertThrows(OAuthError.class, () -> upstream.oauth().authorize(authorizeUrl("plain")));
    }

    @Test
    void sendsTheBrowserBackWithTheCode() throws IOException {
        String url = authorizeUrl("S256");

        RawResponse page =
                RawHttp.call(
                        upstream.url(), RawRequest.get(url.substring(upstream.url("").length())));

        assertEquals(302, page.status());
        Optional<String> location = page.header("location");
        assertTrue(location.orElseThrow().startsWith(REDIRECT + "?code="));
        assertTrue(location.orElseThrow().endsWith("&state=" + STATE));
        assertEquals("S256", upstream.oauth().queries().getFirst().get("code_challenge_method"));
    }

    @Test
    void rotatesTheRefreshToken() throws IOException {
        String old = upstream.oauth().issue().refresh();

        RawResponse first = refresh(old);
        RawResponse again = refresh(old);
        RawResponse next = refresh(first.json().path("refresh_token").asText());

        assertEquals("invalid_grant", again.json().path("error").asText());
        assertEquals(200, next.status());
        assertEquals(2, upstream.oauth().refreshes());
    }

    @Test
    void refusesWhenTheScriptSaysSo() throws IOException {
        upstream.on(Route.TOKEN).next(Answer.rateLimited(30)).next(Answer.html(403, "<html>"));
        String token = upstream.oauth().issue().refresh();

        assertEquals(Optional.of("30"), refresh(token).header("retry-after"));
        assertEquals(403, refresh(token).status());
        assertEquals(200, refresh(token).status());
    }

    private String authorizeUrl(String method) {
        return upstream.url("/oauth/authorize?code=true&response_type=code&client_id=")
                + FakeOAuth.CLIENT_ID
                + "&redirect_uri="
                + Query.encode(REDIRECT)
                + "&scope=user%3Aprofile+user%3Ainference&state="
                + STATE
                + "&code_challenge="
                + AuthorizeRequest.challengeOf(VERIFIER)
                + "&code_challenge_method="
                + method;
    }

    private RawResponse exchange(String code, String verifier, String state) throws IOException {
        return post(
                Json.object()
                        .put("grant_type", "authorization_code")
                        .put("client_id", FakeOAuth.CLIENT_ID)
                        .put("redirect_uri", REDIRECT)
                        .put("code", code)
                        .put("code_verifier", verifier)
                        .put("state", state)
                        .toString());
    }

    private RawResponse refresh(String token) throws IOException {
        return post(
                Json.object()
                        .put("grant_type", "refresh_token")
                        .put("client_id", FakeOAuth.CLIENT_ID)
                        .put("refresh_token", token)
                        .toString());
    }

    private RawResponse post(String json) throws IOException {
        return RawHttp.call(upstream.url(), RawRequest.post("/v1/oauth/token", json));
    }
}
