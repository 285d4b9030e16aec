package io.github.claudeproxy.discovery;

import io.github.claudeproxy.network.ReachableUrl;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a network is told: at which of this machine's addresses there is a server, and how it is
 * spoken to there.
 *
 * @param name of this machine, for people
 */
record Offer(String name, InetAddress address, int port, boolean tls) {
    /** Below the base URL that clients are given; there is nothing above it. */
    static final String PATH = "/";

    /**
     * One for each address that others use.
     *
     * @param urls the best first
     */
    static List<Offer> of(String machine, List<ReachableUrl> urls) {
        Map<InetAddress, ReachableUrl> best = new LinkedHashMap<>();
        urls.stream()
                .filter(ReachableUrl::isForOthers)
                .forEach(url -> address(url).ifPresent(found -> best.putIfAbsent(found, url)));
        return best.entrySet().stream()
                .map(
                        entry ->
                                new Offer(
                                        best.size() == 1
                                                ? machine
                                                : machine + " " + entry.getValue().address(),
                                        entry.getKey(),
                                        entry.getValue().url().getPort(),
                                        entry.getValue().isHttps()))
                .toList();
    }

    /** Version 4 alone, which every local network has. */
    private static Optional<InetAddress> address(ReachableUrl url) {
        try {
            return Optional.of(InetAddress.ofLiteral(url.address()))
                    .filter(Inet4Address.class::isInstance);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
