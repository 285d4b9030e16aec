package io.github.claudeproxy.testkit;

import io.github.claudeproxy.testkit.Caller.ByApiKey;
import io.github.claudeproxy.testkit.Caller.ByToken;
import io.github.claudeproxy.testkit.Caller.Refused;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The credentials the fake takes, and its check of those it is shown. Any thread may call it. */
final class Credentials {
    static final String OAUTH_BETA = "oauth-2025-04-20";

    private final Set<String> apiKeys = ConcurrentHashMap.newKeySet();
    private final FakeOAuth oauth;
    private volatile boolean apiKeysAsBearer;

    Credentials(FakeOAuth oauth) {
        this.oauth = oauth;
    }

    void accept(String apiKey) {
        apiKeys.add(apiKey);
    }

    void reject(String apiKey) {
        apiKeys.remove(apiKey);
    }

    void acceptApiKeysAsBearer() {
        apiKeysAsBearer = true;
    }

    Caller caller(RequestHead head) {
        List<String> keys = head.all("x-api-key");
        List<String> authorizations = head.all("authorization");
        if (keys.size() + authorizations.size() != 1) {
            return refused("exactly one of x-api-key and authorization is required");
        }
        return keys.isEmpty() ? byBearer(authorizations.getFirst(), head) : byKey(keys.getFirst());
    }

    private Caller byKey(String key) {
        return apiKeys.contains(key) ? new ByApiKey() : refused("invalid x-api-key");
    }

    private Caller byBearer(String authorization, RequestHead head) {
        if (!authorization.startsWith("Bearer ")) {
            return refused("Invalid bearer token");
        }
        String token = authorization.substring("Bearer ".length());
        if (apiKeysAsBearer && apiKeys.contains(token)) {
            return new ByApiKey();
        }
        return byToken(token, head);
    }

    private Caller byToken(String token, RequestHead head) {
        return switch (oauth.check(token)) {
            case UNKNOWN -> refused("Invalid bearer token");
            case EXPIRED -> expired();
            case VALID ->
                    head.elements("anthropic-beta").contains(OAUTH_BETA)
                            ? new ByToken()
                            : refused("OAuth authentication is currently not supported.");
        };
    }

    private static Caller refused(String message) {
        return new Refused(Answer.error(401, "authentication_error", message));
    }

    private static Caller expired() {
        String id = ApiError.newRequestId();
        return new Refused(
                Reply.of(401, "application/json", List.of(Step.send(ApiError.expiredToken(id))))
                        .header("request-id", id));
    }
}
