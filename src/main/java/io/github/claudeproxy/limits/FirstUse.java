package io.github.claudeproxy.limits;

import io.github.claudeproxy.keys.Key;
import io.github.claudeproxy.keys.KeyService;
import io.github.claudeproxy.usage.KeyUse;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Turns an expiry by first use into the key's expiry. Blocks on the store. */
final class FirstUse {
    private static final Duration AT_ONCE = Duration.ofSeconds(1);

    private final KeyService keys;
    private final KeyUse use;
    private final InstantSource clock;

    FirstUse(KeyService keys, KeyUse use, InstantSource clock) {
        this.keys = keys;
        this.use = use;
        this.clock = clock;
    }

    /** The key is used now, perhaps not for the first time. */
    void used(String accountId, String keyId, Duration life) {
        Instant first = use.firstUse(accountId, keyId).orElse(clock.instant());
        expire(accountId, keyId, first.plus(life));
    }

    /** The limit was set: it counts from a use in the past, if there is one. */
    void limited(String accountId, String keyId, Duration life) {
        use.firstUse(accountId, keyId)
                .ifPresent(first -> expire(accountId, keyId, first.plus(life)));
    }

    private void expire(String accountId, String keyId, Instant at) {
        Instant earliest = clock.instant().plus(AT_ONCE);
        Instant then = at.isBefore(earliest) ? earliest : at;
        keys.find(accountId, keyId)
                .filter(key -> expiresLater(key, then))
                .ifPresent(_ -> keys.setExpiry(accountId, keyId, then));
    }

    private static boolean expiresLater(Key key, Instant at) {
        Instant expiry = key.expiresAt();
        return expiry == null || expiry.isAfter(at.plus(AT_ONCE));
    }
}
