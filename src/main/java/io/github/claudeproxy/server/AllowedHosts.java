package io.github.claudeproxy.server;

import io.github.claudeproxy.network.NetworkAddresses;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;

import org.jspecify.annotations.Nullable;

import java.net.InetAddress;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * The {@code Host} values this server answers to. A page that points its own name at this machine
 * (DNS rebinding) cannot forge it. Any thread; a value seen before costs one look-up.
 */
final class AllowedHosts {
    private static final int MOST_REMEMBERED = 64;

    private final Set<String> configured;
    private final NetworkAddresses network;
    private final Set<String> accepted = ConcurrentHashMap.newKeySet();

    AllowedHosts(Set<String> configured, NetworkAddresses network) {
        this.configured =
                configured.stream()
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .collect(Collectors.toUnmodifiableSet());
        this.network = network;
    }

    /** Whether the request's {@code Host}, whose syntax Undertow has checked, names this server. */
    boolean allows(HttpServerExchange exchange) {
        String header = exchange.getRequestHeaders().getFirst(Headers.HOST);
        if (header == null || header.isEmpty()) {
            return false;
        }
        if (accepted.contains(header)) {
            return true;
        }
        boolean allowed = isOurs(name(header), exchange);
        if (allowed && accepted.size() < MOST_REMEMBERED) {
            accepted.add(header);
        }
        return allowed;
    }

    private boolean isOurs(String name, HttpServerExchange exchange) {
        if (name.equals("localhost") || configured.contains(name)) {
            return true;
        }
        NetworkAddresses.Snapshot known = network.now();
        if (!isLiteral(name)) {
            return known.names().contains(name);
        }
        InetAddress address = literal(name);
        return address != null
                && (address.isLoopbackAddress()
                        || address.equals(exchange.getDestinationAddress().getAddress())
                        || known.has(address));
    }

    /** The host without port, brackets and final dot, in lower case. */
    private static String name(String header) {
        int bracket = header.indexOf(']');
        String name;
        if (bracket > 0) {
            name = header.substring(1, bracket);
        } else {
            int colon = header.indexOf(':');
            name = colon < 0 ? header : header.substring(0, colon);
        }
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }

    private static boolean isLiteral(String name) {
        return name.indexOf(':') >= 0
                || name.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'));
    }

    private static @Nullable InetAddress literal(String name) {
        try {
            return InetAddress.ofLiteral(name);
        } catch (IllegalArgumentException _) {
            return null;
        }
    }
}
