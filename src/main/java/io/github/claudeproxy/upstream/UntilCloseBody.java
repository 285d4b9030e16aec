package io.github.claudeproxy.upstream;

import java.nio.ByteBuffer;

/** A body that ends where the connection does; whether it is whole, nobody can tell. */
final class UntilCloseBody extends BodyDecoder {
    private boolean ended;

    @Override
    int decode(ByteBuffer buffer, int from, int to) {
        return to;
    }

    @Override
    boolean ended() {
        return ended;
    }

    @Override
    boolean excess() {
        return false;
    }

    @Override
    void closed() {
        ended = true;
    }
}
