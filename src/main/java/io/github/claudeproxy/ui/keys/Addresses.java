package io.github.claudeproxy.ui.keys;

import io.github.claudeproxy.setup.ClientAccess;

import java.util.List;

/**
 * Where clients find the proxy.
 *
 * @param urls the one for other machines first; empty while the server does not listen
 * @param fingerprint of the authority behind HTTPS, for people to compare; empty if there is none
 */
public record Addresses(List<ClientAccess> urls, String fingerprint) {
    public Addresses {
        urls = List.copyOf(urls);
    }

    boolean isEmpty() {
        return urls.isEmpty();
    }

    ClientAccess first() {
        return urls.getFirst();
    }
}
