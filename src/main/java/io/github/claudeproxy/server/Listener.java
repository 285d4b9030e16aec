package io.github.claudeproxy.server;

import io.github.claudeproxy.network.ListenException;
import io.github.claudeproxy.network.PortTakenException;
import io.undertow.UndertowOptions;
import io.undertow.connector.ByteBufferPool;
import io.undertow.protocols.ssl.UndertowXnioSsl;
import io.undertow.server.HttpHandler;
import io.undertow.server.protocol.http.HttpOpenListener;

import org.jspecify.annotations.Nullable;
import org.xnio.ChannelListener;
import org.xnio.ChannelListeners;
import org.xnio.IoUtils;
import org.xnio.OptionMap;
import org.xnio.Options;
import org.xnio.Sequence;
import org.xnio.StreamConnection;
import org.xnio.XnioWorker;
import org.xnio.channels.AcceptingChannel;
import org.xnio.ssl.SslConnection;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import javax.net.ssl.SSLContext;

/**
 * One bound port: accepts under the caps and hands the connections to Undertow's HTTP/1.1.
 *
 * <p>Neither XNIO's {@code READ_TIMEOUT} nor its {@code WRITE_TIMEOUT} is set: both end streams
 * that are merely quiet. {@link BodyWatch} ends slow bodies.
 */
final class Listener implements ChannelListener<StreamConnection> {
    /**
     * None: each handler that reads a body has a limit of its own and answers when it is passed.
     * Undertow 2.4.4 would cut the connection instead, fixes the limit for chunked bodies before a
     * handler can set one, and counts their framing and every announced chunk, arrived or not.
     */
    private static final long NO_LIMIT = -1;

    private static final OptionMap SOCKET =
            OptionMap.builder()
                    .set(Options.TCP_NODELAY, true)
                    .set(Options.REUSE_ADDRESSES, true)
                    .set(Options.BACKLOG, 1024)
                    .getMap();

    private static final OptionMap TLS =
            OptionMap.builder()
                    .addAll(SOCKET)
                    .set(Options.SSL_ENABLED_PROTOCOLS, Sequence.of("TLSv1.3", "TLSv1.2"))
                    .getMap();

    private final ServerLimits limits;
    private final ConnectionCap cap;
    private final HttpOpenListener http;
    private final AcceptingChannel<? extends StreamConnection> socket;
    private final int port;
    private final Set<OpenConnection> connections = ConcurrentHashMap.newKeySet();
    private volatile boolean closing;

    private Listener(ServerLimits limits, ConnectionCap cap, HttpOpenListener http, Binding binding)
            throws IOException {
        this.limits = limits;
        this.cap = cap;
        this.http = http;
        this.socket = binding.open(ChannelListeners.openListenerAdapter(this));
        this.port = socket.getLocalAddress(InetSocketAddress.class).getPort();
    }

    /** Where to listen, and whose threads serve; over TLS if there is a context for it. */
    record Binding(
            XnioWorker worker,
            ByteBufferPool buffers,
            InetSocketAddress address,
            @Nullable SSLContext tls) {
        private AcceptingChannel<? extends StreamConnection> open(
                ChannelListener<? super AcceptingChannel<StreamConnection>> acceptor)
                throws IOException {
            return tls == null
                    ? worker.createStreamConnectionServer(address, acceptor, SOCKET)
                    : openTls(tls, acceptor);
        }

        @SuppressWarnings("unchecked") // a connection over TLS is a connection
        private AcceptingChannel<? extends StreamConnection> openTls(
                SSLContext context,
                ChannelListener<? super AcceptingChannel<StreamConnection>> acceptor)
                throws IOException {
            return new UndertowXnioSsl(worker.getXnio(), OptionMap.EMPTY, buffers, context)
                    .createSslConnectionServer(
                            worker,
                            address,
                            (ChannelListener<? super AcceptingChannel<SslConnection>>)
                                    (ChannelListener<?>) acceptor,
                            TLS);
        }
    }

    /** Binds the port; nothing is accepted before {@link #open}. */
    static Listener bind(ServerLimits limits, ConnectionCap cap, HttpHandler root, Binding binding)
            throws ListenException {
        HttpOpenListener http = new HttpOpenListener(binding.buffers(), options(limits));
        http.setRootHandler(root);
        try {
            return new Listener(limits, cap, http, binding);
        } catch (IOException | UnresolvedAddressException e) {
            throw failure(binding.address(), e);
        }
    }

    private static OptionMap options(ServerLimits limits) {
        return OptionMap.builder()
                .set(UndertowOptions.MAX_ENTITY_SIZE, NO_LIMIT)
                .set(UndertowOptions.MAX_HEADER_SIZE, 32 << 10)
                .set(UndertowOptions.MAX_HEADERS, 100)
                .set(UndertowOptions.MAX_PARAMETERS, 50)
                .set(UndertowOptions.MAX_COOKIES, 10)
                .set(UndertowOptions.REQUEST_PARSE_TIMEOUT, millis(limits.head()))
                .set(UndertowOptions.NO_REQUEST_TIMEOUT, millis(limits.idle()))
                .set(UndertowOptions.ALWAYS_SET_KEEP_ALIVE, false)
                .set(UndertowOptions.ENABLE_HTTP2, false)
                .getMap();
    }

    private static int millis(Duration time) {
        return Math.toIntExact(time.toMillis());
    }

    /** The JDK tells a taken port from other reasons by the system's text alone. */
    private static ListenException failure(InetSocketAddress address, Exception cause) {
        String reason = String.valueOf(cause.getMessage());
        if (cause instanceof BindException && reason.contains("in use")) {
            return new PortTakenException(address.getPort(), cause);
        }
        String host = address.getHostString() + ":" + address.getPort();
        return cause instanceof SocketException
                ? new ListenException("cannot listen on " + host + ": " + reason, cause)
                : new ListenException("cannot listen on " + host, cause);
    }

    int port() {
        return port;
    }

    /** Whether no connection is left of it. */
    boolean isEmpty() {
        return connections.isEmpty();
    }

    ServerLimits limits() {
        return limits;
    }

    void open() {
        socket.resumeAccepts();
    }

    /** A new connection, on its own I/O thread. */
    @Override
    public void handleEvent(StreamConnection channel) {
        OpenConnection connection = new OpenConnection(channel, this);
        if (closing || !cap.admit(connection.address())) {
            IoUtils.safeClose(channel);
            return;
        }
        connections.add(connection);
        channel.getSourceChannel().setConduit(connection);
        try {
            http.handleEvent(channel);
        } finally {
            connection.watchClose();
        }
    }

    void trust(OpenConnection connection) {
        cap.trust(connection.address());
    }

    void closed(OpenConnection connection, boolean stranger) {
        if (connections.remove(connection)) {
            cap.release(connection.address(), stranger);
        }
    }

    boolean isClosing() {
        return closing;
    }

    /** Accepts nothing more, closes idle connections now and busy ones after their answer. */
    void close() {
        closing = true;
        IoUtils.safeClose(socket);
        connections.forEach(OpenConnection::closeIfIdle);
    }

    /** Tells what still runs to end. */
    void interrupt() {
        connections.forEach(OpenConnection::interrupt);
    }

    void cut() {
        connections.forEach(OpenConnection::cut);
    }
}
