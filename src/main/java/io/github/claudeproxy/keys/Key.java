package io.github.claudeproxy.keys;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Set;

/**
 * A teammate's key as it may be shown: never its secret.
 *
 * @param id the public part of the key's text
 * @param prefix the beginning of the key's text, up to and including the id
 * @param state as of the moment this was made
 * @param lastUsedAt to the second, as of the moment this was made
 */
public record Key(
        String id,
        String accountId,
        String name,
        String prefix,
        KeyState state,
        Set<Endpoint> endpoints,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant lastUsedAt) {
    public Key {
        endpoints = Endpoint.setOf(endpoints);
    }

    /** Whether the key may use this part of the API. */
    public boolean allows(Endpoint endpoint) {
        return endpoints.contains(endpoint);
    }
}
