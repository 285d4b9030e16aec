package io.github.claudeproxy.testkit;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** The body of an answer without its framing. Ends early with an {@link EOFException}. */
final class ResponseBody extends InputStream {
    private final LineReader lines;
    private final Framing framing;
    private long left;
    private boolean ended;
    private boolean inChunks;

    ResponseBody(LineReader lines, Framing framing, long length) {
        this.lines = lines;
        this.framing = framing;
        this.left = length;
        this.ended = framing == Framing.CONTENT_LENGTH && length == 0;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
        if (framing == Framing.UNTIL_CLOSE) {
            return lines.read(target, from, length);
        }
        if (framing == Framing.CHUNKED && left == 0 && !ended) {
            nextChunk();
        }
        if (ended) {
            return -1;
        }
        int count = lines.read(target, from, (int) Math.min(left, length));
        if (count < 0) {
            throw new EOFException("closed " + left + " bytes before the end");
        }
        left -= count;
        ended = framing == Framing.CONTENT_LENGTH && left == 0;
        return count;
    }

    /** Only when its first byte is asked for, so that what came before is not held back. */
    private void nextChunk() throws IOException {
        if (inChunks) {
            requireEmptyLine();
        }
        inChunks = true;
        left = Long.parseLong(lines.requireLine(), 16);
        if (left == 0) {
            requireEmptyLine();
            ended = true;
        }
    }

    private void requireEmptyLine() throws IOException {
        if (!lines.requireLine().isEmpty()) {
            throw new BadFraming("no empty line after a chunk");
        }
    }
}
