package io.github.claudeproxy.http;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;

import java.net.InetAddress;

/**
 * Where a request comes from: the peer of the socket. Headers that claim another address are never
 * believed; they only tell that somebody in between forwards for others.
 */
public final class ClientAddress {
    private static final HttpString FORWARDED = new HttpString("forwarded");

    private ClientAddress() {}

    public static InetAddress of(HttpServerExchange exchange) {
        return exchange.getSourceAddress().getAddress();
    }

    /** Whether the client runs on this machine and does not forward for somebody elsewhere. */
    public static boolean isLocal(HttpServerExchange exchange) {
        var headers = exchange.getRequestHeaders();
        return of(exchange).isLoopbackAddress()
                && !headers.contains(Headers.X_FORWARDED_FOR)
                && !headers.contains(FORWARDED);
    }
}
