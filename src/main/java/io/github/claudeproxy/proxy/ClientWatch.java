package io.github.claudeproxy.proxy;

import io.undertow.connector.PooledByteBuffer;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.protocol.http.HttpServerConnection;

import org.xnio.conduits.ConduitStreamSourceChannel;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Notices that the client has left while its request is worked on. Undertow does not read a socket
 * between request and response, so it would learn of it only from a failed write; this reads the
 * socket below Undertow's request framing. Bytes that come are the next request, sent early: they
 * are pushed back for Undertow to find. Confined to the connection's I/O thread.
 */
final class ClientWatch {
    private final HttpServerConnection connection;
    private final Runnable gone;
    private boolean watching;

    ClientWatch(HttpServerExchange exchange, Runnable gone) {
        this.connection = (HttpServerConnection) exchange.getConnection();
        this.gone = gone;
    }

    /** Starts watching; the request must have been read to its end. */
    void start() {
        watching = true;
        ConduitStreamSourceChannel source = connection.getChannel().getSourceChannel();
        source.setReadListener(_ -> readable());
        connection.getOriginalSourceConduit().resumeReads();
    }

    private void readable() {
        PooledByteBuffer early = connection.getExtraBytes();
        if (!watching || (early != null && isFull(early.getBuffer()))) {
            connection.getOriginalSourceConduit().suspendReads();
            return;
        }
        try {
            int read = early == null ? readFirst() : readMore(early.getBuffer());
            if (read < 0) {
                left();
            }
        } catch (IOException e) {
            left();
        }
    }

    private static boolean isFull(ByteBuffer buffer) {
        return buffer.remaining() == buffer.capacity();
    }

    /** Undertow looks at a connection's extra bytes first when it wants the next request. */
    private int readFirst() throws IOException {
        PooledByteBuffer pooled = connection.getByteBufferPool().allocate();
        int read = -1;
        try {
            read = connection.getOriginalSourceConduit().read(pooled.getBuffer().clear());
        } finally {
            if (read > 0) {
                pooled.getBuffer().flip();
                connection.ungetRequestBytes(pooled);
            } else {
                pooled.close();
            }
        }
        return read;
    }

    private int readMore(ByteBuffer early) throws IOException {
        early.compact();
        try {
            return connection.getOriginalSourceConduit().read(early);
        } finally {
            early.flip();
        }
    }

    private void left() {
        stop();
        gone.run();
    }

    /** Stops watching; the socket's reading goes back to Undertow when the exchange ends. */
    void stop() {
        watching = false;
    }
}
