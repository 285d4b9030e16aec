package io.github.claudeproxy.upstream;

import io.undertow.connector.ByteBufferPool;
import io.undertow.connector.PooledByteBuffer;
import io.undertow.util.Headers;

import org.jspecify.annotations.Nullable;
import org.xnio.conduits.ConduitStreamSourceChannel;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Reads the responses of one upstream connection, one after the other: the head, then the body
 * without its framing. It holds a buffer only while there is something in it. Confined to the
 * connection's I/O thread.
 */
final class ResponseReader {
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final ConduitStreamSourceChannel source;
    private final ByteBufferPool buffers;
    private final ResponseHeadParser parser;
    private final ResponseHead head = new ResponseHead();

    private @Nullable PooledByteBuffer input;

    /** The end of the bytes in the buffer that have not been decoded; 0 for none. */
    private int undecoded;

    private @Nullable BodyDecoder body;
    private @Nullable IOException broken;
    private boolean toHead;
    private boolean closed;

    ResponseReader(
            ConduitStreamSourceChannel source, ByteBufferPool buffers, ResponseHeadParser parser) {
        this.source = source;
        this.buffers = buffers;
        this.parser = parser;
    }

    /** Makes ready for the next response. */
    void expect(boolean toHeadRequest) {
        toHead = toHeadRequest;
    }

    /**
     * Whether upstream closed the connection, or speaks unasked, while no request is under way. TLS
     * may wake us for messages of its own, such as session tickets: those are silence.
     */
    boolean hearsAnything() {
        try {
            return source.read(inputBuffer()) != 0;
        } catch (IOException e) {
            return true;
        } finally {
            consumed();
        }
    }

    /** Whether the head has been read. */
    boolean inBody() {
        return body != null;
    }

    /**
     * Reads what is there of the head.
     *
     * @return the head of the final response, or null as long as it is not whole
     */
    @Nullable ResponseHead readHead() throws IOException {
        ByteBuffer buffer = inputBuffer();
        do {
            buffer.position(undecoded).limit(buffer.capacity());
            int read = source.read(buffer);
            if (read == 0) {
                releaseIfEmpty();
                return null;
            }
            if (read < 0) {
                throw new EOFException("upstream closed the connection without an answer");
            }
            undecoded = buffer.position();
            buffer.flip();
        } while (!parseHead(buffer));
        undecoded = buffer.limit();
        return head;
    }

    private void releaseIfEmpty() {
        if (undecoded == 0) {
            consumed();
        }
    }

    /** Parses a final response's head; interim ones (1xx) are passed over. */
    private boolean parseHead(ByteBuffer buffer) throws IOException {
        while (parser.parse(buffer, head)) {
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
     * Gathers the body bytes that are there now; see {@link UpstreamConnection#read}.
     *
     * @throws IOException if upstream broke off; everything before has been returned then
     */
    ByteBuffer read() throws IOException {
        if (broken != null) {
            throw broken;
        }
        BodyDecoder decoder = decoder();
        if (decoder.ended() && undecoded == 0) {
            return NOTHING;
        }
        ByteBuffer buffer = inputBuffer();
        int start = undecoded > 0 ? buffer.position() : 0;
        int end = start;
        try {
            int raw = undecoded;
            undecoded = 0;
            end = raw > 0 ? decoder.decode(buffer, start, raw) : start;
        } catch (IOException e) {
            broken = e;
        }
        end = broken == null ? gather(decoder, buffer, end) : end;
        buffer.limit(end).position(start);
        if (broken != null && start == end) {
            throw broken;
        }
        return buffer;
    }

    /** What came before upstream broke off is gathered, too. */
    private int gather(BodyDecoder decoder, ByteBuffer buffer, int from) {
        int end = from;
        try {
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
        } catch (IOException e) {
            broken = e;
        }
        return end;
    }

    /** Gives the buffer of the last {@link #read} back. */
    void consumed() {
        PooledByteBuffer held = input;
        input = null;
        undecoded = 0;
        if (held != null) {
            held.close();
        }
    }

    /** Whether the last byte of the response has been read. */
    boolean ended() {
        return broken == null && decoder().ended();
    }

    /** Whether upstream will take another request after this response. */
    boolean keepsAlive() {
        if (closed || !ended() || decoder().excess() || body instanceof UntilCloseBody) {
            return false;
        }
        String connection = head.first(Headers.CONNECTION);
        boolean close = connection != null && connection.equalsIgnoreCase("close");
        return head.http11() && !close;
    }

    /** Forgets the response and gives the buffer back. */
    void reset() {
        consumed();
        body = null;
        broken = null;
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
