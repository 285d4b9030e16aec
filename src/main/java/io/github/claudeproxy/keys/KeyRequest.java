package io.github.claudeproxy.keys;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Set;

/** What a new key shall be; checked when it is generated. */
public record KeyRequest(String name, Set<Endpoint> endpoints, @Nullable Instant expiresAt) {
    public KeyRequest {
        endpoints = Endpoint.setOf(endpoints);
    }

    /** A key with the default endpoints that never expires. */
    public static KeyRequest named(String name) {
        return new KeyRequest(name, Endpoint.DEFAULT, null);
    }
}
