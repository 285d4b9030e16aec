package io.github.claudeproxy.server;

import io.github.claudeproxy.http.TrustedConnection;
import io.github.claudeproxy.http.WhenStopping;
import io.undertow.server.AbstractServerConnection;
import io.undertow.server.HttpServerExchange;

import org.jspecify.annotations.Nullable;
import org.xnio.ChannelListener;
import org.xnio.IoUtils;
import org.xnio.StreamConnection;
import org.xnio.conduits.AbstractStreamSourceConduit;
import org.xnio.conduits.StreamSourceConduit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One client connection: its place under the caps, the exchange that runs on it, the watch over a
 * slow request body. It is the lowest reading layer of the connection, because Undertow hands that
 * one back with every exchange.
 *
 * <p>Everything but {@link #trust} belongs to the connection's I/O thread; {@link #end} may come
 * from any.
 */
final class OpenConnection extends AbstractStreamSourceConduit<StreamSourceConduit>
        implements TrustedConnection {
    private final StreamConnection channel;
    private final Listener listener;
    private final InetAddress address;
    private final AtomicBoolean stranger = new AtomicBoolean(true);
    private final BodyWatch bodyWatch;
    private volatile @Nullable HttpServerExchange running;

    OpenConnection(StreamConnection channel, Listener listener) {
        super(channel.getSourceChannel().getConduit());
        this.channel = channel;
        this.listener = listener;
        this.address = channel.getPeerAddress(InetSocketAddress.class).getAddress();
        this.bodyWatch = new BodyWatch(channel, listener.limits().body());
    }

    static OpenConnection of(HttpServerExchange exchange) {
        var connection = (AbstractServerConnection) exchange.getConnection();
        return (OpenConnection) connection.getOriginalSourceConduit();
    }

    InetAddress address() {
        return address;
    }

    /** Called once the HTTP side is in place; its own close listener runs after ours. */
    void watchClose() {
        ChannelListener<? super StreamConnection> next = channel.getCloseListener();
        channel.setCloseListener(
                closed -> {
                    listener.closed(this, stranger.getAndSet(false));
                    if (next != null) {
                        next.handleEvent(closed);
                    }
                });
    }

    @Override
    public void trust() {
        if (stranger.get() && stranger.compareAndSet(true, false)) {
            listener.trust(this);
        }
    }

    void begin(HttpServerExchange exchange) {
        running = exchange;
        bodyWatch.begin(exchange);
    }

    /** The exchange is over; on a listener that closes, so is the connection. */
    void end(HttpServerExchange exchange) {
        running = null;
        bodyWatch.end();
        if (listener.isClosing()) {
            exchange.setPersistent(false);
        }
    }

    /** Closes the connection unless a request runs on it; one that would run for ever ends. */
    void closeIfIdle() {
        channel.getIoThread()
                .execute(
                        () -> {
                            HttpServerExchange exchange = running;
                            if (exchange == null) {
                                IoUtils.safeClose(channel);
                            } else {
                                WhenStopping.takeAtOnce(exchange).ifPresent(Runnable::run);
                            }
                        });
    }

    /** Lets the running exchange say that it ends, or else cuts it. */
    void interrupt() {
        channel.getIoThread()
                .execute(
                        () -> {
                            HttpServerExchange exchange = running;
                            if (exchange == null) {
                                IoUtils.safeClose(channel);
                                return;
                            }
                            WhenStopping.take(exchange)
                                    .ifPresentOrElse(
                                            Runnable::run, () -> IoUtils.safeClose(channel));
                        });
    }

    void cut() {
        channel.getIoThread().execute(() -> IoUtils.safeClose(channel));
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        bodyWatch.check();
        int read = super.read(target);
        bodyWatch.received(read);
        return read;
    }

    @Override
    public long read(ByteBuffer[] targets, int offset, int length) throws IOException {
        bodyWatch.check();
        long read = super.read(targets, offset, length);
        bodyWatch.received(read);
        return read;
    }

    @Override
    public void resumeReads() {
        bodyWatch.waiting();
        super.resumeReads();
    }

    @Override
    public void wakeupReads() {
        bodyWatch.waiting();
        super.wakeupReads();
    }

    @Override
    public void suspendReads() {
        bodyWatch.pausing();
        super.suspendReads();
    }
}
