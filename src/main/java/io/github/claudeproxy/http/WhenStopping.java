package io.github.claudeproxy.http;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.AttachmentKey;

import java.util.Optional;

/**
 * What to do with an exchange that still runs when the server stops. One that never ends by itself
 * ends at once. A call of a teammate gets the server's patience; when that is over, its stream says
 * so to its client and ends. An exchange that left nothing here is cut then.
 */
public final class WhenStopping {
    private static final AttachmentKey<Runnable> KEY = AttachmentKey.create(Runnable.class);
    private static final AttachmentKey<Runnable> AT_ONCE = AttachmentKey.create(Runnable.class);

    private WhenStopping() {}

    /** Remembers the ending; it runs at most once, on the exchange's I/O thread. */
    public static void run(HttpServerExchange exchange, Runnable ending) {
        exchange.putAttachment(KEY, ending);
    }

    /** Remembers the ending of an exchange that nobody waits for; it must not block. */
    public static void runAtOnce(HttpServerExchange exchange, Runnable ending) {
        exchange.putAttachment(AT_ONCE, ending);
    }

    /** Takes the ending out, so that nobody runs it twice. */
    public static Optional<Runnable> take(HttpServerExchange exchange) {
        return Optional.ofNullable(exchange.removeAttachment(KEY));
    }

    /** As {@link #take}, for those that end at once. */
    public static Optional<Runnable> takeAtOnce(HttpServerExchange exchange) {
        return Optional.ofNullable(exchange.removeAttachment(AT_ONCE));
    }
}
