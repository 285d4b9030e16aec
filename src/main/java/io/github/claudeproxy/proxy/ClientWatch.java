package io.github.claudeproxy.proxy;

import io.undertow.connector.PooledByteBuffer;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.protocol.http.HttpServerConnection;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.xnio.conduits.ConduitStreamSourceChannel;
import org.xnio.conduits.StreamSourceConduit;

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
        if (connection.getExtraBytes() != null) {
            return;
        }
        watching = true;
        ConduitStreamSourceChannel source = connection.getChannel().getSourceChannel();
        source.setReadListener(_ -> readable());
        connection.getOriginalSourceConduit().resumeReads();
    }

    private void readable() {
        if (!watching) {
            connection.getOriginalSourceConduit().suspendReads();
            return;
        }
        PooledByteBuffer pooled = connection.getByteBufferPool().allocate();
        boolean kept = false;
        try {
            ByteBuffer buffer = pooled.getBuffer().clear();
            int read = connection.getOriginalSourceConduit().read(buffer);
            if (read > 0) {
                kept = true;
                pushBack(pooled);
            } else if (read < 0) {
                left();
            }
        } catch (IOException e) {
            left();
        } finally {
            if (!kept) {
                pooled.close();
            }
        }
    }

    private void pushBack(PooledByteBuffer early) {
        stop();
        early.getBuffer().flip();
        connection.ungetRequestBytes(early);
        StreamSourceConduit source = connection.getOriginalSourceConduit();
        source.suspendReads();
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
