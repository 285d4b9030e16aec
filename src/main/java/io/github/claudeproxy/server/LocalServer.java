package io.github.claudeproxy.server;

import io.github.claudeproxy.http.Metrics;
import io.github.claudeproxy.signal.Signal;
import io.undertow.connector.ByteBufferPool;
import io.undertow.server.DefaultByteBufferPool;
import io.undertow.server.HttpHandler;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xnio.OptionMap;
import org.xnio.Options;
import org.xnio.Xnio;
import org.xnio.XnioWorker;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * The HTTP server of this program: start, stop, move to another port. Any thread may call it; calls
 * wait for each other. Its own threads are daemons, so whoever starts it must stay.
 */
public final class LocalServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LocalServer.class);

    /** How long a stream gets to say that it ends, once the time of a stop is over. */
    private static final Duration LAST_WORD = Duration.ofSeconds(1);

    private final ServerLimits limits;
    private final ConnectionCap cap;
    private final NetworkAddresses network;
    private final RunningRequests root;
    private final Signal<ServerState> state = new Signal<>(new ServerState.Stopped());

    private @Nullable XnioWorker worker;
    private @Nullable ByteBufferPool buffers;
    private @Nullable Listener listener;

    /**
     * Wires a server that does not listen yet.
     *
     * @param allowedHosts further names a {@code Host} header may carry
     */
    public LocalServer(
            ServerLimits limits, Metrics metrics, Set<String> allowedHosts, HttpHandler routes) {
        this.limits = limits;
        this.cap = new ConnectionCap(limits, metrics);
        this.network = new NetworkAddresses();
        network.now();
        this.root =
                new RunningRequests(
                        new RequestGuard(new AllowedHosts(allowedHosts, network), routes));
        metrics.gauge("requests_running", "Requests being answered.", root::count);
    }

    public Signal<ServerState> state() {
        return state;
    }

    /** The port in use; 0 when stopped. */
    public synchronized int port() {
        return listener == null ? 0 : listener.port();
    }

    /**
     * Starts to listen, or moves there: the new port is open before the old one closes, and what
     * runs on the old one ends in its own time.
     *
     * @param host an address or name of this machine; {@code 0.0.0.0} or {@code ::} for all
     * @param port 0 for any free one
     */
    public synchronized void start(String host, int port) throws ListenException {
        if (listener == null) {
            state.set(new ServerState.Starting());
        }
        Listener next;
        try {
            next = bind(new InetSocketAddress(host, port));
        } catch (ListenException e) {
            failed(e);
            throw e;
        }
        Listener previous = listener;
        listener = next;
        next.open();
        if (previous != null) {
            previous.close();
        }
        state.set(new ServerState.Running(Urls.of(host, next.port(), network)));
        LOG.info("listening on {}", URI.create(Urls.base(host, next.port())));
    }

    private Listener bind(InetSocketAddress address) throws ListenException {
        if (worker == null) {
            worker = newWorker();
            buffers = new DefaultByteBufferPool(true, 16384, 4096, 128);
        }
        if (buffers == null) {
            throw new IllegalStateException("no buffers");
        }
        return Listener.bind(limits, cap, root, new Listener.Binding(worker, buffers, address));
    }

    /** A failed move leaves the server where it was. */
    private void failed(ListenException failure) {
        if (listener == null) {
            shutDown();
            state.set(new ServerState.Failed(String.valueOf(failure.getMessage())));
        }
    }

    /** Blocking work runs on virtual threads, so XNIO's own pool stays as small as it can be. */
    private static XnioWorker newWorker() throws ListenException {
        try {
            return Xnio.getInstance(LocalServer.class.getClassLoader())
                    .createWorker(
                            OptionMap.builder()
                                    .set(Options.WORKER_NAME, "http")
                                    .set(Options.THREAD_DAEMON, true)
                                    .set(Options.WORKER_IO_THREADS, ioThreads())
                                    .set(Options.WORKER_TASK_CORE_THREADS, 1)
                                    .set(Options.WORKER_TASK_MAX_THREADS, 2)
                                    .getMap());
        } catch (IOException e) {
            throw new ListenException("cannot start the server's threads", e);
        }
    }

    private static int ioThreads() {
        return Runtime.getRuntime().availableProcessors();
    }

    /**
     * Stops: accepts nothing more, gives what runs the time of the limits, then lets it say that it
     * ends, then cuts it. Returns when nothing runs any more.
     */
    public synchronized void stop() {
        if (listener == null) {
            return;
        }
        state.set(new ServerState.Stopping());
        listener.close();
        try {
            if (!root.awaitNone(limits.stop())) {
                LOG.info("ending {} running requests", root.count());
                listener.interrupt();
                root.awaitNone(LAST_WORD);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        listener.cut();
        listener = null;
        shutDown();
        state.set(new ServerState.Stopped());
    }

    /** The threads go before the buffers they may still hold. */
    private void shutDown() {
        if (worker != null) {
            worker.shutdown();
            awaitEnd(worker);
            worker = null;
        }
        if (buffers != null) {
            buffers.close();
            buffers = null;
        }
    }

    private static void awaitEnd(XnioWorker worker) {
        try {
            if (!worker.awaitTermination(LAST_WORD.toMillis(), TimeUnit.MILLISECONDS)) {
                worker.shutdownNow();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        stop();
    }
}
