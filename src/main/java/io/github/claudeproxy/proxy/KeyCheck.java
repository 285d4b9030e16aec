package io.github.claudeproxy.proxy;

import io.github.claudeproxy.keys.KeyDecision;
import io.github.claudeproxy.keys.KeyService;
import io.undertow.util.HeaderMap;
import io.undertow.util.HeaderValues;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;

import org.jspecify.annotations.Nullable;

/**
 * Finds the teammate's key in a request. Some clients send {@code Authorization: Bearer}, some
 * {@code x-api-key}, some both with different values: one valid key is enough.
 */
final class KeyCheck {
    private static final HttpString X_API_KEY = new HttpString("x-api-key");
    private static final String BEARER = "Bearer ";
    private static final KeyDecision NONE =
            new KeyDecision.Refused(
                    "No key came with this request. Set ANTHROPIC_AUTH_TOKEN (or the API key of your"
                            + " client) to the cpk_… key you were given.");

    private final KeyService keys;

    KeyCheck(KeyService keys) {
        this.keys = keys;
    }

    KeyDecision check(HeaderMap headers) {
        KeyDecision bearer = checkAll(headers.get(Headers.AUTHORIZATION), BEARER);
        if (bearer instanceof KeyDecision.Accepted) {
            return bearer;
        }
        KeyDecision apiKey = checkAll(headers.get(X_API_KEY), "");
        if (apiKey instanceof KeyDecision.Accepted || bearer == null) {
            return apiKey == null ? NONE : apiKey;
        }
        return bearer;
    }

    private @Nullable KeyDecision checkAll(@Nullable HeaderValues values, String scheme) {
        if (values == null) {
            return null;
        }
        KeyDecision last = null;
        for (String value : values) {
            if (value.regionMatches(true, 0, scheme, 0, scheme.length())) {
                last = keys.check(value.substring(scheme.length()).strip());
                if (last instanceof KeyDecision.Accepted) {
                    return last;
                }
            }
        }
        return last;
    }
}
