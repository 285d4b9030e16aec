package io.github.claudeproxy.upstream;

import io.undertow.connector.ByteBufferPool;

import org.jspecify.annotations.Nullable;
import org.xnio.Buffers;
import org.xnio.IoUtils;
import org.xnio.StreamConnection;
import org.xnio.conduits.ConduitStreamSinkChannel;
import org.xnio.conduits.ConduitStreamSourceChannel;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * One HTTP/1.1 connection to upstream, used for one request after the other. It reads all the time,
 * also when idle, so that it learns at once when upstream closes it. Everything happens on its I/O
 * thread.
 */
public final class UpstreamConnection {
    private final StreamConnection channel;
    private final ConduitStreamSourceChannel source;
    private final ConduitStreamSinkChannel sink;
    private final IdleConnections home;
    private final ResponseReader reader;

    private @Nullable UpstreamListener listener;
    private ByteBuffer @Nullable [] unsent;
    private boolean touched;
    private boolean abandoned;
    private boolean closed;
    private long idleSince;

    UpstreamConnection(StreamConnection channel, ByteBufferPool buffers, IdleConnections home) {
        this.channel = channel;
        this.source = channel.getSourceChannel();
        this.sink = channel.getSinkChannel();
        this.home = home;
        this.reader = new ResponseReader(source, buffers, home.parser());
        source.setReadListener(_ -> readable());
        sink.setWriteListener(_ -> writable());
        source.resumeReads();
    }

    /**
     * Sends a request and listens to its response.
     *
     * @param request head and body; the buffers must stay as they are until the response begins
     */
    public void send(ByteBuffer[] request, boolean isHeadRequest, UpstreamListener newListener) {
        listener = newListener;
        unsent = request;
        touched = false;
        reader.expect(isHeadRequest);
        writable();
    }

    private void writable() {
        ByteBuffer[] pending = unsent;
        if (pending == null) {
            sink.suspendWrites();
            return;
        }
        try {
            while (Buffers.hasRemaining(pending)) {
                long written = sink.write(pending, 0, pending.length);
                if (written == 0) {
                    sink.resumeWrites();
                    return;
                }
                touched = true;
            }
            if (!sink.flush()) {
                sink.resumeWrites();
                return;
            }
            unsent = null;
            if (sink.isWriteResumed()) {
                sink.suspendWrites();
            }
        } catch (IOException e) {
            failBeforeHead(e);
        }
    }

    /** XNIO would swallow what a bug throws here, and leave the call without an end. */
    private void readable() {
        UpstreamListener current = listener;
        if (current == null) {
            if (reader.hearsAnything()) {
                close();
            }
            return;
        }
        try {
            if (reader.inBody()) {
                current.bodyReadable();
            } else {
                readHead(current);
            }
        } catch (RuntimeException e) {
            current.crashed(e);
        }
    }

    private void readHead(UpstreamListener current) {
        ResponseHead head;
        try {
            head = reader.readHead();
        } catch (IOException e) {
            failBeforeHead(e);
            return;
        }
        if (head != null) {
            abandonRequest();
            current.answered(head);
        }
    }

    /** An answer that comes before the request is out ends it (RFC 9112, section 9.6). */
    private void abandonRequest() {
        if (unsent != null) {
            unsent = null;
            abandoned = true;
            sink.suspendWrites();
        }
    }

    /**
     * Gathers the body bytes that are there now. They stay valid until the next call of {@link
     * #read} or {@link #consumed}. Empty means: none now, or {@link #ended}.
     *
     * @throws IOException if upstream broke off; everything before has been returned then
     */
    public ByteBuffer read() throws IOException {
        return reader.read();
    }

    /** Gives the buffer of the last {@link #read} back. */
    public void consumed() {
        reader.consumed();
    }

    /** Whether the last byte of the response has been read. */
    public boolean ended() {
        return reader.ended();
    }

    /** Stops telling of the body, for a client that does not keep up. */
    public void suspend() {
        source.suspendReads();
    }

    public void resume() {
        source.resumeReads();
    }

    /** The response has been read: the connection may serve the next request. */
    public void release() {
        boolean reusable = !closed && !abandoned && reader.keepsAlive();
        reset();
        if (reusable) {
            source.resumeReads();
            unused();
        } else {
            close();
        }
    }

    /** The request it was opened for is gone: keeps it for another one. */
    public void unused() {
        idleSince = System.nanoTime();
        home.add(this);
    }

    /** Closes the socket at once, so that upstream stops working for nobody. */
    public void abort() {
        reset();
        close();
    }

    private void reset() {
        reader.reset();
        listener = null;
        unsent = null;
    }

    private void failBeforeHead(IOException cause) {
        UpstreamListener told = listener;
        boolean untouched = !touched;
        abort();
        if (told != null) {
            told.failed(cause, untouched);
        }
    }

    void close() {
        closed = true;
        home.forget(this);
        IoUtils.safeClose(channel);
    }

    boolean isOpen() {
        return !closed && channel.isOpen();
    }

    long idleSince() {
        return idleSince;
    }
}
