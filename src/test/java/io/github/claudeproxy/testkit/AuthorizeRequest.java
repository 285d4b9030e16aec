package io.github.claudeproxy.testkit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What an authorize address asked for, checked. */
record AuthorizeRequest(String redirectUri, String scope, String state, String challenge) {
    static final String DEFAULT_SCOPE = "user:profile user:inference";

    static AuthorizeRequest parse(Map<String, String> query, Set<String> redirects) {
        require(query, "response_type", "code");
        require(query, "client_id", FakeOAuth.CLIENT_ID);
        require(query, "code_challenge_method", "S256");
        String redirect = require(query, "redirect_uri", ".+");
        if (!redirects.contains(redirect) && !redirect.matches("http://localhost:\\d+/callback")) {
            throw new OAuthError("invalid_request", "Redirect URI is not supported by client.");
        }
        String scope = require(query, "scope", "[a-z_: ]+");
        if (!List.of(scope.split(" ", -1)).contains("user:inference")) {
            throw new OAuthError("invalid_scope", "user:inference is missing");
        }
        return new AuthorizeRequest(
                redirect,
                scope,
                require(query, "state", "[\\x21-\\x7e]{16,}"),
                require(query, "code_challenge", "[A-Za-z0-9_-]{43}"));
    }

    private static String require(Map<String, String> query, String name, String pattern) {
        String value = query.getOrDefault(name, "");
        if (!value.matches(pattern)) {
            throw new OAuthError("invalid_request", "Invalid " + name);
        }
        return value;
    }

    /** Checks that who exchanges the code is who asked for it. */
    void check(TokenRequest request) {
        request.require("redirect_uri", redirectUri);
        request.require("state", state);
        String verifier = request.field("code_verifier");
        if (!verifier.matches("[A-Za-z0-9._~-]{43,128}") || verifier.equals(state)) {
            throw new OAuthError("invalid_grant", "Invalid 'code_verifier' in request.");
        }
        if (!challengeOf(verifier).equals(challenge)) {
            throw new OAuthError("invalid_grant", "PKCE verification failed.");
        }
    }

    static String challengeOf(String verifier) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
