package io.github.claudeproxy.http;

import io.undertow.connector.PooledByteBuffer;
import io.undertow.io.IoCallback;
import io.undertow.io.Sender;
import io.undertow.server.AbstractServerConnection;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;

import org.jspecify.annotations.Nullable;
import org.xnio.ChannelListener;
import org.xnio.IoUtils;
import org.xnio.XnioExecutor;
import org.xnio.conduits.ConduitStreamSourceChannel;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;

/**
 * An answer given before the request was read to its end. Closing a socket with unread bytes resets
 * it, and the client loses the answer; so the answer goes out first, then what still arrives is
 * read and dropped, a bounded amount for a bounded time (RFC 9112, section 9.6). All on the
 * connection's I/O thread.
 */
public final class LastAnswer implements ChannelListener<ConduitStreamSourceChannel>, Runnable {
    private static final long MOST_BYTES = 64L << 20;
    private static final long MOST_SECONDS = 30;

    /** A declared rest of at most this size is read by Undertow and the connection kept. */
    private static final long SMALL_REST = 64L << 10;

    private final AbstractServerConnection connection;
    private XnioExecutor.@Nullable Key timer;
    private long dropped;

    private LastAnswer(AbstractServerConnection connection) {
        this.connection = connection;
    }

    /** Sends the body with the status and headers already set, and ends the exchange. */
    public static void send(HttpServerExchange exchange, ByteBuffer body) {
        if (exchange.isRequestComplete()
                || hasSmallRest(exchange)
                || !(exchange.getConnection() instanceof AbstractServerConnection connection)) {
            exchange.getResponseSender().send(body);
            return;
        }
        exchange.setPersistent(false);
        exchange.setResponseContentLength(body.remaining());
        // a handler that returns without having dispatched has its exchange ended by Undertow
        exchange.dispatch(
                exchange.getIoThread(),
                () ->
                        exchange.getResponseSender()
                                .send(body, new Flush(new LastAnswer(connection))));
    }

    private static boolean hasSmallRest(HttpServerExchange exchange) {
        return exchange.isPersistent()
                && !exchange.getRequestHeaders().contains(Headers.TRANSFER_ENCODING)
                && exchange.getRequestContentLength() <= SMALL_REST;
    }

    private void linger() {
        try {
            connection.clearChannel();
            connection.getChannel().getSinkChannel().shutdownWrites();
            connection.getChannel().getSinkChannel().flush();
            timer = connection.getIoThread().executeAfter(this, MOST_SECONDS, TimeUnit.SECONDS);
            ConduitStreamSourceChannel source = connection.getChannel().getSourceChannel();
            source.setReadListener(this);
            source.wakeupReads();
        } catch (IOException _) {
            run();
        }
    }

    @Override
    public void handleEvent(ConduitStreamSourceChannel source) {
        try (PooledByteBuffer pooled = connection.getByteBufferPool().allocate()) {
            ByteBuffer buffer = pooled.getBuffer();
            int read = source.read(buffer);
            while (read > 0 && dropped < MOST_BYTES) {
                dropped += read;
                read = source.read(buffer.clear());
            }
            if (read != 0) {
                run();
            }
        } catch (IOException _) {
            run();
        }
    }

    /** Time is up, or the client has gone. */
    @Override
    public void run() {
        if (timer != null) {
            timer.remove();
        }
        IoUtils.safeClose(connection);
    }

    /** Waits until the kernel has the whole answer. */
    private record Flush(LastAnswer answer) implements IoCallback {
        @Override
        public void onComplete(HttpServerExchange exchange, Sender sender) {
            sender.close(new Flushed(answer));
        }

        @Override
        public void onException(HttpServerExchange exchange, Sender sender, IOException failure) {
            answer.run();
        }
    }

    private record Flushed(LastAnswer answer) implements IoCallback {
        @Override
        public void onComplete(HttpServerExchange exchange, Sender sender) {
            answer.linger();
        }

        @Override
        public void onException(HttpServerExchange exchange, Sender sender, IOException failure) {
            answer.run();
        }
    }
}
