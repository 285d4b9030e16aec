package io.github.claudeproxy.upstream;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;

/** A body in chunks (RFC 9112, section 7.1); extensions and trailers are read and dropped. */
final class ChunkedBody extends BodyDecoder {
    private static final int MAX_LINE = 8 * 1024;

    private enum State {
        SIZE,
        EXTENSION,
        SIZE_LF,
        DATA,
        DATA_CR,
        DATA_LF,
        TRAILER_START,
        TRAILER,
        TRAILER_LF,
        LAST_LF,
        END
    }

    private State state = State.SIZE;
    private long size;
    private int digits;
    private int lineLength;
    private boolean excess;

    @Override
    int decode(ByteBuffer buffer, int from, int to) throws IOException {
        int out = from;
        int in = from;
        while (in < to && state != State.END) {
            if (state == State.DATA) {
                int taken = (int) Math.min(size, to - in);
                if (in != out) {
                    buffer.put(out, buffer, in, taken);
                }
                in += taken;
                out += taken;
                size -= taken;
                if (size == 0) {
                    state = State.DATA_CR;
                }
            } else {
                step(buffer.get(in++));
            }
        }
        excess |= in < to;
        return out;
    }

    private void step(byte next) throws IOException {
        switch (state) {
            case SIZE -> size(next);
            case EXTENSION -> skip(next, State.SIZE_LF);
            case SIZE_LF -> sizeLineEnded(next);
            case DATA_CR -> expect(next, '\r', State.DATA_LF);
            case DATA_LF -> {
                expect(next, '\n', State.SIZE);
                digits = 0;
            }
            case TRAILER_START -> {
                lineLength = 0;
                state = next == '\r' ? State.LAST_LF : State.TRAILER;
            }
            case TRAILER -> skip(next, State.TRAILER_LF);
            case TRAILER_LF -> expect(next, '\n', State.TRAILER_START);
            case LAST_LF -> expect(next, '\n', State.END);
            case DATA, END -> throw new IllegalStateException(state.name());
        }
    }

    private void size(byte next) throws IOException {
        int digit = Character.digit(next, 16);
        if (digit >= 0 && digits < 15) {
            size = size * 16 + digit;
            digits++;
        } else if (digits == 0 || digit >= 0) {
            throw broken();
        } else if (next == '\r') {
            state = State.SIZE_LF;
        } else if (next == ';' || next == ' ' || next == '\t') {
            lineLength = 0;
            state = State.EXTENSION;
        } else {
            throw broken();
        }
    }

    private void sizeLineEnded(byte next) throws IOException {
        expect(next, '\n', size == 0 ? State.TRAILER_START : State.DATA);
    }

    private void skip(byte next, State afterCr) throws IOException {
        if (next == '\r') {
            state = afterCr;
        } else if (next == '\n' || ++lineLength > MAX_LINE) {
            throw broken();
        }
    }

    private void expect(byte next, char wanted, State then) throws IOException {
        if (next != wanted) {
            throw broken();
        }
        state = then;
    }

    private static IOException broken() {
        return new IOException("upstream sent broken chunks");
    }

    @Override
    boolean ended() {
        return state == State.END;
    }

    @Override
    boolean excess() {
        return excess;
    }

    @Override
    void closed() throws IOException {
        if (state != State.END) {
            throw new EOFException("upstream closed the connection in the middle of the body");
        }
    }
}
