package io.github.claudeproxy.update;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;

/**
 * Where releases are told of and how to know that it is true.
 *
 * @param url null where this build has none
 * @param key null where this build has none
 * @param policy a file that, where it exists, forbids to ask
 */
public record UpdateSource(@Nullable URI url, @Nullable PublicKey key, Path policy) {
    /**
     * Takes what the build knows; empty texts stand for nothing.
     *
     * @throws UpdateException if it makes no sense
     */
    public static UpdateSource of(String url, String key, Path policy) {
        if (url.isEmpty() || key.isEmpty()) {
            return new UpdateSource(null, null, policy);
        }
        URI address = URI.create(url);
        if (!"https".equals(address.getScheme()) && !isLoopback(address)) {
            throw new UpdateException("the address of the release file must begin with https");
        }
        return new UpdateSource(address, SignedRelease.key(key), policy);
    }

    private static boolean isLoopback(URI address) {
        return "127.0.0.1".equals(address.getHost());
    }

    boolean forbidden() {
        return Files.exists(policy);
    }
}
