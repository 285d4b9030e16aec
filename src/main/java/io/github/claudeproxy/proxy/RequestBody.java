package io.github.claudeproxy.proxy;

import io.undertow.connector.ByteBufferPool;
import io.undertow.connector.PooledByteBuffer;
import io.undertow.server.HttpServerExchange;

import org.jspecify.annotations.Nullable;
import org.xnio.XnioIoThread;
import org.xnio.channels.StreamSourceChannel;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The body of one client request, in pooled buffers: whole before anything goes upstream, so that
 * the request can be sent again after a token refresh. It takes room in {@link BodyMemory} first,
 * and gives it back with the buffers. Confined to one I/O thread.
 */
final class RequestBody {
    /** The Messages API's limit: https://docs.claude.com/en/api/errors. */
    static final long LIMIT = 32L * 1024 * 1024;

    /** What a body of unknown length takes at first. */
    private static final long FIRST_SHARE = 1024 * 1024;

    /** How far reading has come. */
    enum Progress {
        /** All is there. */
        WHOLE,
        /** Nothing more to read now. */
        PAUSED,
        /** {@link #takeRoom} must be asked before reading on. */
        NEEDS_ROOM,
        /** It is larger than {@link #LIMIT}. */
        TOO_LARGE
    }

    private final ByteBufferPool buffers;
    private final BodyMemory memory;
    private final List<PooledByteBuffer> parts = new ArrayList<>(4);

    /** The announced length, or -1. */
    private final long declared;

    private long taken;
    private long length;
    private boolean released;
    private BodyMemory.@Nullable Waiter waiter;

    private RequestBody(ByteBufferPool buffers, BodyMemory memory, long declared) {
        this.buffers = buffers;
        this.memory = memory;
        this.declared = declared;
    }

    /** The body that this request has yet to send; null if it has none. */
    static @Nullable RequestBody of(HttpServerExchange exchange, BodyMemory memory) {
        return exchange.isRequestComplete()
                ? null
                : new RequestBody(
                        exchange.getConnection().getByteBufferPool(),
                        memory,
                        exchange.getRequestContentLength());
    }

    /**
     * Takes the room that the next part needs.
     *
     * @return false if it is not there yet: {@code granted} is called later, on the I/O thread
     */
    boolean takeRoom(XnioIoThread thread, Runnable granted) {
        long more = roomNeeded() - taken;
        if (memory.tryTake(more)) {
            taken += more;
            return true;
        }
        waiter = memory.take(more, thread, () -> granted(more, granted));
        return false;
    }

    private void granted(long more, Runnable then) {
        waiter = null;
        if (released) {
            memory.give(more);
        } else {
            taken += more;
            then.run();
        }
    }

    private long roomNeeded() {
        if (declared >= 0) {
            return declared;
        }
        return taken == 0 ? FIRST_SHARE : LIMIT;
    }

    boolean isWaiting() {
        return waiter != null;
    }

    /** Reads what is there. */
    Progress readFrom(StreamSourceChannel client) throws IOException {
        while (true) {
            ByteBuffer buffer = room();
            int before = buffer.position();
            int read = client.read(buffer);
            length += buffer.position() - before;
            if (read < 0) {
                giveBackUnused();
                return Progress.WHOLE;
            }
            if (length > LIMIT) {
                return Progress.TOO_LARGE;
            }
            if (read == 0) {
                return Progress.PAUSED;
            }
            if (length > taken) {
                return Progress.NEEDS_ROOM;
            }
        }
    }

    private ByteBuffer room() {
        if (!parts.isEmpty()) {
            ByteBuffer last = parts.getLast().getBuffer();
            if (last.hasRemaining()) {
                return last;
            }
        }
        PooledByteBuffer fresh = buffers.allocate();
        fresh.getBuffer().clear();
        parts.add(fresh);
        return fresh.getBuffer();
    }

    private void giveBackUnused() {
        long unused = taken - length;
        if (unused > 0) {
            taken = length;
            memory.give(unused);
        }
    }

    long length() {
        return length;
    }

    /** Shows the parts in their order; what is read of each does no harm. */
    void show(Consumer<ByteBuffer> reader) {
        for (PooledByteBuffer part : parts) {
            reader.accept(part.getBuffer().duplicate().flip());
        }
    }

    /** Whether it begins and ends as a JSON object does, white space aside; looks no further. */
    boolean isBraced() {
        return first() == '{' && last() == '}';
    }

    private int first() {
        for (PooledByteBuffer part : parts) {
            ByteBuffer buffer = part.getBuffer();
            for (int i = 0; i < buffer.position(); i++) {
                if (!isSpace(buffer.get(i))) {
                    return buffer.get(i);
                }
            }
        }
        return -1;
    }

    private int last() {
        for (PooledByteBuffer part : parts.reversed()) {
            ByteBuffer buffer = part.getBuffer();
            for (int i = buffer.position() - 1; i >= 0; i--) {
                if (!isSpace(buffer.get(i))) {
                    return buffer.get(i);
                }
            }
        }
        return -1;
    }

    private static boolean isSpace(byte next) {
        return next == ' ' || next == '\n' || next == '\r' || next == '\t';
    }

    /** The head and the body, ready to be sent; to be asked anew for each time it is sent. */
    ByteBuffer[] behind(ByteBuffer head) {
        ByteBuffer[] request = new ByteBuffer[1 + parts.size()];
        request[0] = head;
        for (int i = 0; i < parts.size(); i++) {
            request[i + 1] = parts.get(i).getBuffer().duplicate().flip();
        }
        return request;
    }

    /** Gives buffers and room back; may be called again. */
    void release() {
        if (released) {
            return;
        }
        released = true;
        parts.forEach(PooledByteBuffer::close);
        parts.clear();
        BodyMemory.Waiter pending = waiter;
        if (pending != null) {
            waiter = null;
            memory.cancel(pending);
        }
        memory.give(taken);
        taken = 0;
    }
}
