package io.github.claudeproxy.testkit;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes the parts of a body in its framing, cut into pieces, flushing after each. */
final class BodyWriter {
    private final OutputStream out;
    private final Framing framing;
    private final List<Integer> pieces;
    private int next;

    BodyWriter(OutputStream out, Framing framing, List<Integer> pieces) {
        this.out = out;
        this.framing = framing;
        this.pieces = pieces;
    }

    void write(byte[] part) throws IOException {
        int from = 0;
        while (from < part.length) {
            int length = Math.min(pieceSize(part.length), part.length - from);
            writePiece(part, from, length);
            from += length;
        }
    }

    private int pieceSize(int whole) {
        return pieces.isEmpty() ? whole : pieces.get(next++ % pieces.size());
    }

    private void writePiece(byte[] part, int from, int length) throws IOException {
        if (framing == Framing.CHUNKED) {
            print(Integer.toHexString(length) + "\r\n");
        }
        out.write(part, from, length);
        if (framing == Framing.CHUNKED) {
            print("\r\n");
        }
        out.flush();
    }

    void end() throws IOException {
        if (framing == Framing.CHUNKED) {
            print("0\r\n\r\n");
        }
        out.flush();
    }

    private void print(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
