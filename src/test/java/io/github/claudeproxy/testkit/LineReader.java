package io.github.claudeproxy.testkit;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads lines that end in CRLF, and nothing else, and the bytes between them. One thread only. */
final class LineReader {
    private static final int LONGEST_LINE = 64 * 1024;

    private final InputStream in;

    LineReader(InputStream in) {
        this.in = new BufferedInputStream(in, 16 * 1024);
    }

    /** Waits for the next byte without taking it; false when the peer has closed. */
    boolean awaitByte() throws IOException {
        in.mark(1);
        int next = in.read();
        in.reset();
        return next >= 0;
    }

    /** The next line without its CRLF; empty when the peer closed before its first byte. */
    Optional<String> readLine() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\r'; next = in.read()) {
            if (next < 0 && line.size() == 0) {
                return Optional.empty();
            }
            append(line, next);
        }
        if (in.read() != '\n') {
            throw new BadFraming("CR without LF after: " + text(line));
        }
        return Optional.of(text(line));
    }

    /** As {@link #readLine}, where the peer must not close. */
    String requireLine() throws IOException {
        return readLine().orElseThrow(EOFException::new);
    }

    private static void append(ByteArrayOutputStream line, int next) throws IOException {
        if (next < 0) {
            throw new EOFException("closed within the line: " + text(line));
        }
        if (next == '\n' || next == 0 || line.size() == LONGEST_LINE) {
            throw new BadFraming("bare LF, NUL or endless line: " + text(line));
        }
        line.write(next);
    }

    private static String text(ByteArrayOutputStream line) {
        return line.toString(StandardCharsets.ISO_8859_1);
    }

    byte[] readBytes(int length) throws IOException {
        byte[] bytes = new byte[length];
        if (in.readNBytes(bytes, 0, length) < length) {
            throw new EOFException("closed within the body");
        }
        return bytes;
    }

    /** Takes what is there, at least one byte; -1 when the peer has closed. */
    int read(byte[] target, int from, int length) throws IOException {
        return in.read(target, from, length);
    }

    /** Reads and drops until the peer closes. */
    void drain() throws IOException {
        in.transferTo(OutputStream.nullOutputStream());
    }
}
