package io.github.claudeproxy.upstream;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;

/** A body whose length was announced. */
final class FixedLengthBody extends BodyDecoder {
    private long remaining;
    private boolean excess;

    FixedLengthBody(long length) {
        this.remaining = length;
    }

    @Override
    int decode(ByteBuffer buffer, int from, int to) {
        int taken = (int) Math.min(remaining, to - from);
        remaining -= taken;
        excess |= taken < to - from;
        return from + taken;
    }

    @Override
    boolean ended() {
        return remaining == 0;
    }

    @Override
    boolean excess() {
        return excess;
    }

    @Override
    void closed() throws IOException {
        if (remaining > 0) {
            throw new EOFException("upstream closed the connection " + remaining + " bytes early");
        }
    }
}
