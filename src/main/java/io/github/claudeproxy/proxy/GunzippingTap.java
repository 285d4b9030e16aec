package io.github.claudeproxy.proxy;

import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Lets another tap look into a gzip-compressed response. We ask upstream for {@code identity}, so
 * this is the exception; should the bytes not be gzip after all, nothing is metered from them.
 */
final class GunzippingTap implements ResponseTap {
    private static final int HEADER = 10;
    private static final long MAX_OUTPUT = 256L * 1024 * 1024;

    private final ResponseTap inner;
    private final Inflater inflater = new Inflater(true);
    private final ByteBuffer plain = ByteBuffer.allocate(8 * 1024);
    private int headerLeft = HEADER;
    private boolean given;

    GunzippingTap(ResponseTap inner) {
        this.inner = inner;
    }

    @Override
    public void accept(ByteBuffer bytes) {
        ByteBuffer compressed = bytes.duplicate();
        int skipped = Math.min(headerLeft, compressed.remaining());
        headerLeft -= skipped;
        compressed.position(compressed.position() + skipped);
        if (given || !compressed.hasRemaining()) {
            return;
        }
        try {
            inflate(compressed);
        } catch (DataFormatException e) {
            given = true;
        }
        given |= inflater.getBytesWritten() > MAX_OUTPUT;
    }

    private void inflate(ByteBuffer compressed) throws DataFormatException {
        inflater.setInput(compressed);
        while (inflater.inflate(plain.clear()) > 0) {
            inner.accept(plain.flip());
        }
    }

    @Override
    public Ending ending() {
        return inner.ending();
    }

    @Override
    public boolean knowsItsEnd() {
        return false;
    }

    @Override
    public boolean betweenEvents() {
        return false;
    }

    @Override
    public void close() {
        inflater.end();
    }
}
