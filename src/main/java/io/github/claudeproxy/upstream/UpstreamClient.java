package io.github.claudeproxy.upstream;

import io.undertow.UndertowOptions;
import io.undertow.connector.ByteBufferPool;
import io.undertow.protocols.ssl.UndertowXnioSsl;
import io.undertow.server.DefaultByteBufferPool;

import org.jspecify.annotations.Nullable;
import org.xnio.ChannelListener;
import org.xnio.IoFuture;
import org.xnio.OptionMap;
import org.xnio.Options;
import org.xnio.StreamConnection;
import org.xnio.Xnio;
import org.xnio.XnioIoThread;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.SSLContext;

/**
 * Opens and keeps connections to upstream, each on the I/O thread that asked for it. TLS checks the
 * certificate and the host name; redirects and proxies are unknown to it.
 */
public final class UpstreamClient implements AutoCloseable {
    private static final OptionMap TCP =
            OptionMap.builder()
                    .set(Options.TCP_NODELAY, true)
                    .set(Options.KEEP_ALIVE, true)
                    .set(UndertowOptions.ENDPOINT_IDENTIFICATION_ALGORITHM, "HTTPS")
                    .getMap();

    /** Shorter than upstream keeps them, so that a request seldom meets a closing connection. */
    private static final long MAX_IDLE_NANOS = TimeUnit.SECONDS.toNanos(45);

    private static final int BUFFER_SIZE = 16 * 1024;
    private static final int MAX_POOLED = 2048;
    private static final int POOLED_PER_THREAD = 64;

    private final Origin origin;
    private final ByteBufferPool buffers =
            new DefaultByteBufferPool(true, BUFFER_SIZE, MAX_POOLED, POOLED_PER_THREAD);
    private final AddressBook addresses;
    private final @Nullable UndertowXnioSsl tls;
    private final Map<XnioIoThread, IdleConnections> idle = new ConcurrentHashMap<>();

    /**
     * @param executor where names are resolved: it may block
     */
    public UpstreamClient(Origin origin, SSLContext trust, Executor executor) {
        this.origin = origin;
        this.addresses = new AddressBook(origin, executor);
        this.tls =
                origin.tls()
                        ? new UndertowXnioSsl(Xnio.getInstance(), OptionMap.EMPTY, buffers, trust)
                        : null;
    }

    public Origin origin() {
        return origin;
    }

    /**
     * Finds or opens a connection for a request. Call it on an I/O thread; the listener is called
     * there too, possibly before this returns.
     *
     * @param attempt 0 for the first try; further ones take the next address
     */
    public void connect(XnioIoThread thread, int attempt, UpstreamListener listener) {
        IdleConnections pool = pool(thread);
        UpstreamConnection kept = pool.take();
        if (kept != null) {
            listener.connected(kept);
            return;
        }
        List<InetSocketAddress> known = addresses.known();
        if (known != null) {
            open(thread, pool, known, attempt, listener);
            return;
        }
        addresses.resolve(
                found -> thread.execute(() -> open(thread, pool, found, attempt, listener)),
                cause -> thread.execute(() -> listener.connectFailed(cause)));
    }

    private IdleConnections pool(XnioIoThread thread) {
        IdleConnections pool = idle.get(thread);
        if (pool == null) {
            pool = new IdleConnections(thread, MAX_IDLE_NANOS);
            idle.put(thread, pool);
        }
        return pool;
    }

    private void open(
            XnioIoThread thread,
            IdleConnections pool,
            List<InetSocketAddress> known,
            int attempt,
            UpstreamListener listener) {
        InetSocketAddress address = known.get(attempt % known.size());
        ChannelListener<StreamConnection> opened =
                channel -> listener.connected(new UpstreamConnection(channel, buffers, pool));
        IoFuture<? extends StreamConnection> opening =
                tls == null
                        ? thread.openStreamConnection(address, opened, TCP)
                        : openTls(tls, thread, address, opened);
        opening.addNotifier(
                new IoFuture.HandlingNotifier<StreamConnection, Void>() {
                    @Override
                    public void handleFailed(IOException cause, @Nullable Void nothing) {
                        thread.execute(() -> listener.connectFailed(cause));
                    }
                },
                null);
    }

    private static IoFuture<? extends StreamConnection> openTls(
            UndertowXnioSsl tls,
            XnioIoThread thread,
            InetSocketAddress address,
            ChannelListener<StreamConnection> opened) {
        return tls.openSslConnection(thread, address, opened, TCP);
    }

    /** Gives the buffers back; to be called when no request runs any more. */
    @Override
    public void close() {
        buffers.close();
    }
}
