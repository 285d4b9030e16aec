package io.github.claudeproxy.ui.connect;

import io.github.claudeproxy.config.ClaudeEndpoints;

import java.net.URI;
import java.util.Locale;
import java.util.Set;

/**
 * The sites that a sign-in may load anything from.
 *
 * @param origins exactly these, as {@code https://claude.ai}
 * @param domains these and all below them, over HTTPS alone
 */
record AllowedSites(Set<String> origins, Set<String> domains) {
    private static final Set<String> ANTHROPIC = Set.of("claude.ai", "claude.com", "anthropic.com");

    AllowedSites {
        origins = Set.copyOf(origins);
        domains = Set.copyOf(domains);
    }

    /** What the configured pages need; Anthropic's own sites only where a page is one of them. */
    static AllowedSites of(ClaudeEndpoints endpoints) {
        String authorize = origin(endpoints.authorizeUrl());
        boolean real = new AllowedSites(Set.of(), ANTHROPIC).allows(endpoints.authorizeUrl());
        return new AllowedSites(Set.of(authorize), real ? ANTHROPIC : Set.of());
    }

    boolean allows(URI uri) {
        String host = host(uri);
        return origins.contains(origin(uri))
                || ("https".equals(scheme(uri))
                        && domains.stream()
                                .anyMatch(d -> host.equals(d) || host.endsWith("." + d)));
    }

    private static String origin(URI uri) {
        boolean https = "https".equals(scheme(uri));
        int port = uri.getPort() == -1 ? (https ? 443 : 80) : uri.getPort();
        return scheme(uri) + "://" + host(uri) + ":" + port;
    }

    private static String scheme(URI uri) {
        return uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    }

    private static String host(URI uri) {
        return uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
    }
}
