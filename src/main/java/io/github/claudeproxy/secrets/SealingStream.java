package io.github.claudeproxy.secrets;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/** Seals piece by piece what is written; the last piece is marked as such. For one thread. */
final class SealingStream extends OutputStream {
    private final OutputStream to;
    private final PassphraseKey key;
    private final byte[] plain = new byte[PassphraseKey.PIECE];
    private int filled;
    private long piece;
    private boolean closed;

    SealingStream(OutputStream to, PassphraseKey key) {
        this.to = to;
        this.key = key;
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        int from = offset;
        int left = length;
        while (left > 0) {
            if (filled == plain.length) {
                seal(false);
            }
            int count = Math.min(left, plain.length - filled);
            System.arraycopy(bytes, from, plain, filled, count);
            filled += count;
            from += count;
            left -= count;
        }
    }

    private void seal(boolean last) throws IOException {
        to.write(key.seal(piece++, last, Arrays.copyOf(plain, filled)));
        filled = 0;
    }

    @Override
    public void close() throws IOException {
        if (!closed) {
            closed = true;
            try (to) {
                seal(true);
            }
        }
    }
}
