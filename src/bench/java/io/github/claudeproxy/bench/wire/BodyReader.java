package io.github.claudeproxy.bench.wire;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Takes the framing off one message body after another: a declared length, or chunks. */
final class BodyReader {
    private enum State {
        FIXED,
        CHUNK_SIZE,
        CHUNK,
        CHUNK_END,
        LAST_LINE,
    }

    private final MessageListener listener;
    private State state = State.FIXED;
    private long left;

    BodyReader(MessageListener listener) {
        this.listener = listener;
    }

    void start(Head head) {
        boolean chunked = head.header("transfer-encoding").isPresent();
        state = chunked ? State.CHUNK_SIZE : State.FIXED;
        left = chunked ? 0 : head.header("content-length").map(Long::parseLong).orElse(0L);
    }

    /** Reads on; true when the body has ended. Bytes after it stay in the buffer. */
    boolean read(ByteBuffer in) throws IOException {
        if (state == State.FIXED) {
            take(in);
            return left == 0;
        }
        while (in.hasRemaining()) {
            if (state == State.CHUNK) {
                take(in);
                state = left == 0 ? State.CHUNK_END : State.CHUNK;
            } else if (framing(in.get())) {
                return true;
            }
        }
        return false;
    }

    private void take(ByteBuffer in) throws IOException {
        int size = (int) Math.min(left, in.remaining());
        if (size == 0) {
            return;
        }
        left -= size;
        listener.body(in.slice(in.position(), size));
        in.position(in.position() + size);
    }

    private boolean framing(byte next) throws IOException {
        return switch (state) {
            case CHUNK_SIZE -> sizeLine(next);
            case CHUNK_END -> chunkEnd(next);
            case LAST_LINE -> next == '\n';
            case FIXED, CHUNK -> throw new IllegalStateException("not framing: " + state);
        };
    }

    private boolean sizeLine(byte next) throws IOException {
        if (next == '\n') {
            state = left == 0 ? State.LAST_LINE : State.CHUNK;
        } else if (next != '\r') {
            int digit = Character.digit(next, 16);
            if (digit < 0) {
                throw new IOException("a chunk's size has the byte " + next);
            }
            left = left * 16 + digit;
        }
        return false;
    }

    private boolean chunkEnd(byte next) {
        if (next == '\n') {
            state = State.CHUNK_SIZE;
        }
        return false;
    }
}
