package io.github.claudeproxy.server;

import io.github.claudeproxy.http.Metrics;
import io.github.claudeproxy.network.ListenAt;
import io.github.claudeproxy.network.ListenException;
import io.github.claudeproxy.network.Listening;
import io.github.claudeproxy.network.NetworkAddresses;
import io.undertow.server.HttpHandler;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

import javax.net.ssl.SSLContext;

/**
 * The HTTP server of this program: listens at one or more places, moves, stops. Any thread may call
 * it; calls wait for each other. Its own threads are daemons, so whoever starts it must stay.
 */
public final class LocalServer implements Listening, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LocalServer.class);

    private final ServerLimits limits;
    private final ConnectionCap cap;
    private final RunningRequests root;
    private final Supplier<SSLContext> tls;
    private final Listeners listeners = new Listeners();
    private ServerThreads threads = ServerThreads.none();

    /**
     * Wires a server that does not listen yet.
     *
     * @param tls asked for when a place with TLS is opened
     */
    public LocalServer(
            ServerLimits limits,
            Metrics metrics,
            ServerAccess access,
            NetworkAddresses network,
            Supplier<SSLContext> tls,
            HttpHandler routes) {
        this.limits = limits;
        this.cap = new ConnectionCap(limits, metrics);
        this.tls = tls;
        network.now();
        AllowedHosts hosts = new AllowedHosts(access.allowedHosts(), network);
        this.root =
                new RunningRequests(new RequestGuard(hosts, access.remoteAdministration(), routes));
        metrics.gauge("requests_running", "Requests being answered.", root::count);
    }

    /** A server for plain HTTP. */
    public LocalServer(
            ServerLimits limits, Metrics metrics, Set<String> allowedHosts, HttpHandler routes) {
        this(
                limits,
                metrics,
                new ServerAccess(allowedHosts, () -> false),
                new NetworkAddresses(),
                () -> {
                    throw new IllegalStateException("no TLS here");
                },
                routes);
    }

    /** The port in use; 0 when stopped. Of several, that of the first place. */
    public synchronized int port() {
        List<ListenAt> places = listeners.places();
        return places.isEmpty() ? 0 : places.getFirst().port();
    }

    /** As {@link #listen}, at one place for plain HTTP. */
    public void start(String host, int port) throws ListenException {
        listen(List.of(ListenAt.http(host, port)));
    }

    /**
     * New places are open before those given up close, unless both need the same port: then it is
     * closed for a moment.
     */
    @Override
    public synchronized List<ListenAt> listen(List<ListenAt> places) throws ListenException {
        if (threads.areNone()) {
            threads = ServerThreads.start();
        }
        try {
            listeners.replace(places, this::bind);
        } finally {
            if (listeners.places().isEmpty()) {
                shutDown();
            }
        }
        return listeners.places();
    }

    private Listener bind(ListenAt place) throws ListenException {
        return Listener.bind(
                limits, cap, root, threads.binding(place, place.tls() ? tls.get() : null));
    }

    /**
     * Stops: accepts nothing more, gives what runs the time of the limits, then lets it say that it
     * ends, then cuts it. Returns when nothing runs any more.
     */
    @Override
    public synchronized void stop() {
        if (threads.areNone()) {
            return;
        }
        listeners.close();
        try {
            if (!root.awaitNone(limits.stop())) {
                LOG.info("ending {} running requests", root.count());
                listeners.interrupt();
                root.awaitNone(ServerThreads.LAST_WORD);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        listeners.cut();
        shutDown();
    }

    private void shutDown() {
        threads.shutDown();
        threads = ServerThreads.none();
    }

    @Override
    public void close() {
        stop();
    }
}
