package io.github.claudeproxy.upstream;

import io.undertow.util.HttpString;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Reads the head of a response (RFC 9112, sections 4 and 5), strictly: lines end in CR LF, no
 * folded lines, no space before the colon. One per I/O thread, used for one head at a time.
 */
final class ResponseHeadParser {
    private static final int STATUS_LINE_MIN = "HTTP/1.1 200".length();

    private final HeaderNames headerNames = new HeaderNames();
    private byte[] text = new byte[16 * 1024];

    /**
     * Parses a head that starts at the buffer's position and moves the position behind it.
     *
     * @return false if the head is not whole yet; nothing has been changed then
     * @throws IOException if it is not HTTP/1.x
     */
    boolean parse(ByteBuffer buffer, ResponseHead into) throws IOException {
        int length = buffer.remaining();
        if (text.length < length) {
            text = new byte[length];
        }
        buffer.get(buffer.position(), text, 0, length);
        int end = endOfHead(length);
        if (end < 0) {
            return false;
        }
        int lineEnd = endOfLine(0, end);
        readStatusLine(lineEnd, into);
        for (int at = lineEnd + 2; at < end - 2; at = lineEnd + 2) {
            lineEnd = endOfLine(at, end);
            readHeader(at, lineEnd, into);
        }
        buffer.position(buffer.position() + end);
        return true;
    }

    /** The place behind the empty line, or -1. */
    private int endOfHead(int length) {
        for (int i = 3; i < length; i++) {
            if (text[i] == '\n'
                    && text[i - 1] == '\r'
                    && text[i - 2] == '\n'
                    && text[i - 3] == '\r') {
                return i + 1;
            }
        }
        return -1;
    }

    private int endOfLine(int from, int end) throws IOException {
        for (int i = from; i < end - 1; i++) {
            if (text[i] == '\r') {
                if (text[i + 1] != '\n') {
                    break;
                }
                return i;
            }
            if (text[i] == '\n') {
                break;
            }
        }
        throw malformed("a line that does not end in CR LF");
    }

    private void readStatusLine(int end, ResponseHead into) throws IOException {
        boolean http1 =
                end >= STATUS_LINE_MIN
                        && new String(text, 0, 7, StandardCharsets.ISO_8859_1).equals("HTTP/1.")
                        && text[8] == ' ';
        if (!http1 || (end > STATUS_LINE_MIN && text[12] != ' ')) {
            throw malformed("no HTTP/1.x status line");
        }
        int status = digit(9) * 100 + digit(10) * 10 + digit(11);
        into.start(status, text[7] == '1');
    }

    private int digit(int at) throws IOException {
        int digit = text[at] - '0';
        if (digit < 0 || digit > 9) {
            throw malformed("no status code");
        }
        return digit;
    }

    private void readHeader(int from, int end, ResponseHead into) throws IOException {
        int colon = from;
        while (colon < end && text[colon] != ':') {
            if (text[colon] <= ' ') {
                throw malformed("a header name with a space");
            }
            colon++;
        }
        if (colon == from || colon == end) {
            throw malformed("a header line without a name");
        }
        HttpString name = headerNames.of(text, from, colon);
        int start = colon + 1;
        while (start < end && isBlank(start)) {
            start++;
        }
        int stop = end;
        while (stop > start && isBlank(stop - 1)) {
            stop--;
        }
        into.add(name, new String(text, start, stop - start, StandardCharsets.ISO_8859_1));
    }

    private boolean isBlank(int at) {
        return text[at] == ' ' || text[at] == '\t';
    }

    private static IOException malformed(String what) {
        return new IOException("upstream sent a malformed response: " + what);
    }
}
