package io.github.claudeproxy.http;

import io.undertow.server.AbstractServerConnection;
import io.undertow.server.HttpServerExchange;

/**
 * A client connection as the cap on connections sees it: a stranger's until a valid key was shown
 * on it, then no longer counted against the few each address may have.
 */
public interface TrustedConnection {
    /** Any thread; the second call and later ones cost next to nothing. */
    void trust();

    /** A valid key was shown on the connection of this exchange. */
    static void mark(HttpServerExchange exchange) {
        if (exchange.getConnection() instanceof AbstractServerConnection connection
                && connection.getOriginalSourceConduit() instanceof TrustedConnection client) {
            client.trust();
        }
    }
}
