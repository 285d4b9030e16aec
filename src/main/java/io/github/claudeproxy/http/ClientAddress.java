package io.github.claudeproxy.http;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;

import java.net.InetAddress;
import java.util.List;

/**
 * Where a request comes from: the peer of the socket. Headers that claim another address are never
 * believed; they only tell that somebody in between forwards for others.
 */
public final class ClientAddress {
    /** What programs in between add; one of them is enough. */
    private static final List<HttpString> OF_FORWARDERS =
            List.of(
                    Headers.X_FORWARDED_FOR,
                    new HttpString("forwarded"),
                    new HttpString("x-real-ip"),
                    new HttpString("via"));

    private ClientAddress() {}

    public static InetAddress of(HttpServerExchange exchange) {
        return exchange.getSourceAddress().getAddress();
    }

    /** Whether the client runs on this machine and does not forward for somebody elsewhere. */
    public static boolean isLocal(HttpServerExchange exchange) {
        var headers = exchange.getRequestHeaders();
        return of(exchange).isLoopbackAddress()
                && OF_FORWARDERS.stream().noneMatch(headers::contains);
    }
}
