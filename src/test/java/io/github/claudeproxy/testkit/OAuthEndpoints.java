package io.github.claudeproxy.testkit;

/** The HTTP face of {@link FakeOAuth}. */
final class OAuthEndpoints {
    private final FakeOAuth oauth;

    OAuthEndpoints(FakeOAuth oauth) {
        this.oauth = oauth;
    }

    /** Plays a user who consents at once: sends the browser back with a code. */
    Answer authorize(Call call) {
        try {
            LoginPage page = oauth.page();
            if (page != LoginPage.CONSENTS_AT_ONCE) {
                String host = call.head().header("host").orElseThrow();
                return Answer.html(200, page.html(oauth.authorize(call.head().target()), host));
            }
            String callback = oauth.authorize(call.head().target()).callbackUrl();
            return Answer.html(302, "").header("location", callback);
        } catch (OAuthError e) {
            return Answer.html(400, "<h1>Authorization failed</h1><p>" + e.getMessage() + "</p>");
        }
    }

    Answer token(Call call) {
        if (!call.head().header("content-type").orElse("").startsWith("application/json")) {
            return new OAuthError("invalid_request", "The body must be JSON.").reply();
        }
        try {
            return token(new TokenRequest(call.json())).reply();
        } catch (OAuthError e) {
            return e.reply();
        }
    }

    private TokenAnswer token(TokenRequest request) {
        request.require("client_id", FakeOAuth.CLIENT_ID);
        return switch (request.field("grant_type")) {
            case "authorization_code" -> oauth.exchange(request);
            case "refresh_token" -> oauth.refresh(request);
            default -> throw new OAuthError("unsupported_grant_type", "Unknown grant type.");
        };
    }
}
