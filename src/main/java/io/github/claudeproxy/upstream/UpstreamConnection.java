package io.github.claudeproxy.upstream;

import io.undertow.connector.ByteBufferPool;
import io.undertow.connector.PooledByteBuffer;
import io.undertow.util.Headers;

import org.jspecify.annotations.Nullable;
import org.xnio.Buffers;
import org.xnio.IoUtils;
import org.xnio.StreamConnection;
import org.xnio.conduits.ConduitStreamSinkChannel;
import org.xnio.conduits.ConduitStreamSourceChannel;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * One HTTP/1.1 connection to upstream, used for one request after the other. It reads all the time,
 * also when idle, so that it learns at once when upstream closes it. Everything happens on its I/O
 * thread.
 */
public final class UpstreamConnection {
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final StreamConnection channel;
    private final ConduitStreamSourceChannel source;
    private final ConduitStreamSinkChannel sink;
    private final ByteBufferPool buffers;
    private final IdleConnections home;

    private @Nullable UpstreamListener listener;
    private ByteBuffer @Nullable [] unsent;
    private boolean touched;
    private boolean abandoned;
    private @Nullable PooledByteBuffer input;
    private int undecoded;
    private final ResponseHead head = new ResponseHead();
    private @Nullable BodyDecoder body;
    private @Nullable IOException broken;
    private boolean toHead;
    private boolean closed;
    private long idleSince;

    UpstreamConnection(StreamConnection channel, ByteBufferPool buffers, IdleConnections home) {
        this.channel = channel;
        this.source = channel.getSourceChannel();
        this.sink = channel.getSinkChannel();
        this.buffers = buffers;
        this.home = home;
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
        toHead = isHeadRequest;
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

    private void readable() {
        UpstreamListener current = listener;
        if (current == null) {
            close();
        } else if (body != null) {
            current.bodyReadable();
        } else {
            readHead(current);
        }
    }

    private void readHead(UpstreamListener current) {
        try {
            ByteBuffer buffer = inputBuffer();
            do {
                buffer.position(undecoded).limit(buffer.capacity());
                int read = source.read(buffer);
                if (read == 0) {
                    return;
                }
                if (read < 0) {
                    throw new EOFException("upstream closed the connection without an answer");
                }
                undecoded = buffer.position();
                buffer.flip();
            } while (!parseHead(buffer));
            undecoded = buffer.limit();
        } catch (IOException e) {
            failBeforeHead(e);
            return;
        }
        abandonRequest();
        current.answered(head);
    }

    /** An answer that comes before the request is out ends it (RFC 9112, section 9.6). */
    private void abandonRequest() {
        if (unsent != null) {
            unsent = null;
            abandoned = true;
            sink.suspendWrites();
        }
    }

    /** Parses a final response's head; interim ones (1xx) are passed over. */
    private boolean parseHead(ByteBuffer buffer) throws IOException {
        while (home.parser().parse(buffer, head)) {
            if (head.status() >= 200) {
                body = BodyDecoder.of(head, toHead);
                return true;
            }
            if (head.status() == 101) {
                throw new IOException("upstream switched protocols unasked");
            }
            buffer.compact().flip();
            undecoded = buffer.limit();
        }
        if (buffer.limit() == buffer.capacity()) {
            throw new IOException("upstream sent a head of more than " + buffer.capacity());
        }
        return false;
    }

    /**
     * Gathers the body bytes that are there now. They stay valid until the next call of {@link
     * #read} or {@link #consumed}. Empty means: none now, or {@link #ended}.
     *
     * @throws IOException if upstream broke off; everything before has been returned then
     */
    public ByteBuffer read() throws IOException {
        if (broken != null) {
            throw broken;
        }
        BodyDecoder decoder = decoder();
        if (decoder.ended() && undecoded == 0) {
            return NOTHING;
        }
        ByteBuffer buffer = inputBuffer();
        int start = 0;
        int end = 0;
        try {
            if (undecoded > 0) {
                start = buffer.position();
                end = start;
                int raw = undecoded;
                undecoded = 0;
                end = decoder.decode(buffer, start, raw);
            }
            end = gather(decoder, buffer, end);
        } catch (IOException e) {
            broken = e;
            end = Math.max(end, start);
        }
        buffer.limit(end).position(start);
        if (broken != null && start == end) {
            throw broken;
        }
        return buffer;
    }

    private int gather(BodyDecoder decoder, ByteBuffer buffer, int from) throws IOException {
        int end = from;
        while (!decoder.ended() && end < buffer.capacity()) {
            buffer.limit(buffer.capacity()).position(end);
            int read = source.read(buffer);
            if (read == 0) {
                break;
            }
            if (read < 0) {
                closed = true;
                decoder.closed();
                break;
            }
            end = decoder.decode(buffer, end, end + read);
        }
        return end;
    }

    /** Gives the buffer of the last {@link #read} back. */
    public void consumed() {
        if (input != null) {
            input.close();
            input = null;
        }
        undecoded = 0;
    }

    /** Whether the last byte of the response has been read. */
    public boolean ended() {
        return broken == null && decoder().ended();
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
        boolean reusable = !closed && !abandoned && ended() && !decoder().excess() && keepsAlive();
        reset();
        if (reusable) {
            idleSince = System.nanoTime();
            source.resumeReads();
            home.add(this);
        } else {
            close();
        }
    }

    /** The request it was opened for is gone: keeps it for another one. */
    public void unused() {
        idleSince = System.nanoTime();
        home.add(this);
    }

    private boolean keepsAlive() {
        String connection = head.first(Headers.CONNECTION);
        boolean close = connection != null && connection.equalsIgnoreCase("close");
        return head.http11() && !close && !(body instanceof UntilCloseBody);
    }

    /** Closes the socket at once, so that upstream stops working for nobody. */
    public void abort() {
        reset();
        close();
    }

    private void reset() {
        consumed();
        listener = null;
        body = null;
        broken = null;
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

    private BodyDecoder decoder() {
        BodyDecoder decoder = body;
        if (decoder == null) {
            throw new IllegalStateException("no response yet");
        }
        return decoder;
    }

    private ByteBuffer inputBuffer() {
        PooledByteBuffer pooled = input;
        if (pooled == null) {
            pooled = buffers.allocate();
            pooled.getBuffer().clear();
            input = pooled;
        }
        return pooled.getBuffer();
    }
}
