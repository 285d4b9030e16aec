package io.github.claudeproxy.secrets;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;

/** Opens piece by piece what was sealed. For one thread. */
final class OpeningStream extends InputStream {
    private final PushbackInputStream from;
    private final PassphraseKey key;
    private byte[] plain = {};
    private int taken;
    private long piece;
    private boolean last;

    OpeningStream(InputStream from, PassphraseKey key) {
        this.from = new PushbackInputStream(from);
        this.key = key;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        while (taken == plain.length) {
            if (last) {
                return -1;
            }
            open();
        }
        int count = Math.min(length, plain.length - taken);
        System.arraycopy(plain, taken, bytes, offset, count);
        taken += count;
        return count;
    }

    private void open() throws IOException {
        byte[] sealed = from.readNBytes(PassphraseKey.PIECE + AesGcm.TAG_BYTES);
        int more = from.read();
        last = more < 0;
        if (!last) {
            from.unread(more);
        }
        plain =
                key.open(piece++, last, sealed)
                        .orElseThrow(
                                () -> new PassphraseException(PassphraseException.Reason.DAMAGED));
        taken = 0;
    }

    @Override
    public void close() throws IOException {
        from.close();
    }
}
