package io.github.claudeproxy.http;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;

/** A handler of plain blocking code: hops from the I/O thread to a virtual thread of its own. */
public final class VirtualThreads implements HttpHandler {
    private final HttpHandler blocking;

    public VirtualThreads(HttpHandler blocking) {
        this.blocking = blocking;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) {
        dispatch(exchange, blocking);
    }

    /** Goes on with the handler on a virtual thread once the caller has returned. */
    public static void dispatch(HttpServerExchange exchange, HttpHandler blocking) {
        exchange.dispatch(Thread::startVirtualThread, blocking);
    }
}
