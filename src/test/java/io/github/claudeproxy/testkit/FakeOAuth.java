package io.github.claudeproxy.testkit;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The OAuth side of the fake: the authorize page, codes that work once, and tokens, of which the
 * refresh token works once too. Any thread may call it.
 */
public final class FakeOAuth {
    /** The client id of Claude Code. */
    public static final String CLIENT_ID = "9d1c250a-e61b-44d9-88ed-5944d1962f5e";

    /** Where the hosted page shows the code. */
    public static final String HOSTED_REDIRECT = "https://platform.claude.com/oauth/code/callback";

    /** What an access token is worth now. */
    enum TokenState {
        VALID,
        EXPIRED,
        UNKNOWN
    }

    /** A pair of tokens. */
    public record Tokens(String access, String refresh) {}

    private final Map<String, AuthorizeRequest> codes = new HashMap<>();
    private final Map<String, TokenState> accessTokens = new HashMap<>();
    private final Set<String> refreshTokens = new HashSet<>();
    private final Set<String> redirects = new HashSet<>(Set.of(HOSTED_REDIRECT));
    private final List<Map<String, String>> queries = new ArrayList<>();
    private Duration lifetime = Duration.ofHours(8);
    private boolean rotating = true;
    private LoginPage page = LoginPage.CONSENTS_AT_ONCE;
    private int exchanges;
    private int refreshes;

    /** Plays the user who opens this address, signs in and consents. */
    public synchronized Consent authorize(String url) {
        Map<String, String> query = Query.parse(URI.create(url).getRawQuery());
        queries.add(query);
        AuthorizeRequest request = AuthorizeRequest.parse(query, redirects);
        String code = secret("");
        codes.put(code, request);
        return new Consent(code, request.state(), request.redirectUri());
    }

    /** The queries the authorize page was opened with, in order. */
    public synchronized List<Map<String, String>> queries() {
        return List.copyOf(queries);
    }

    /** Takes this address to be sent back to, besides localhost and the hosted page. */
    public synchronized void allowRedirect(String uri) {
        redirects.add(uri);
    }

    /** Shows this page to whoever opens the authorize address. */
    public synchronized void show(LoginPage next) {
        page = next;
    }

    synchronized LoginPage page() {
        return page;
    }

    /** Gives out a pair without the way through the browser. */
    public synchronized Tokens issue() {
        Tokens tokens = new Tokens(secret("sk-ant-oat01-"), secret("sk-ant-ort01-"));
        accessTokens.put(tokens.access(), TokenState.VALID);
        refreshTokens.add(tokens.refresh());
        return tokens;
    }

    /** Lets all access tokens be expired from now on; refreshing gives a good one. */
    public synchronized void expireAccessTokens() {
        accessTokens.replaceAll((_, _) -> TokenState.EXPIRED);
    }

    /** Ends the sign-in: neither access nor refresh tokens work any more. */
    public synchronized void revokeAll() {
        expireAccessTokens();
        refreshTokens.clear();
    }

    /** What new tokens say about their life; they expire only when told. */
    public synchronized void lifetime(Duration of) {
        lifetime = of;
    }

    /** Lets a refresh answer without a new refresh token, and keep the old one. */
    public synchronized void withoutRotation() {
        rotating = false;
    }

    /** How many codes were exchanged for tokens. */
    public synchronized int exchanges() {
        return exchanges;
    }

    /** How many refreshes succeeded. */
    public synchronized int refreshes() {
        return refreshes;
    }

    synchronized TokenState check(String accessToken) {
        return accessTokens.getOrDefault(accessToken, TokenState.UNKNOWN);
    }

    /** Takes the code out, good or not, and gives tokens if all of the exchange fits. */
    synchronized TokenAnswer exchange(TokenRequest request) {
        AuthorizeRequest asked = codes.remove(request.field("code"));
        if (asked == null) {
            throw new OAuthError("invalid_grant", "Invalid 'code' in request.");
        }
        asked.check(request);
        exchanges++;
        return new TokenAnswer(issue(), lifetime, asked.scope(), true);
    }

    synchronized TokenAnswer refresh(TokenRequest request) {
        String old = request.field("refresh_token");
        if (!refreshTokens.contains(old)) {
            throw new OAuthError("invalid_grant", "Refresh token not found or invalid");
        }
        refreshes++;
        Tokens fresh = issue();
        refreshTokens.remove(rotating ? old : fresh.refresh());
        return new TokenAnswer(fresh, lifetime, AuthorizeRequest.DEFAULT_SCOPE, rotating);
    }

    private static String secret(String prefix) {
        return prefix + UUID.randomUUID() + "-" + UUID.randomUUID();
    }
}
