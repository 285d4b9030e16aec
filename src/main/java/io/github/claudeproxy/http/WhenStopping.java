package io.github.claudeproxy.http;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.AttachmentKey;

import java.util.Optional;

/**
 * What to do with an exchange that still runs when the server's patience ends: a stream says so to
 * its client and ends. An exchange that left nothing here is cut.
 */
public final class WhenStopping {
    private static final AttachmentKey<Runnable> KEY = AttachmentKey.create(Runnable.class);

    private WhenStopping() {}

    /** Remembers the ending; it runs at most once, on the exchange's I/O thread. */
    public static void run(HttpServerExchange exchange, Runnable ending) {
        exchange.putAttachment(KEY, ending);
    }

    /** Takes the ending out, so that nobody runs it twice. */
    public static Optional<Runnable> take(HttpServerExchange exchange) {
        return Optional.ofNullable(exchange.removeAttachment(KEY));
    }
}
