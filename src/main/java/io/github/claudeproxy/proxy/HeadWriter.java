package io.github.claudeproxy.proxy;

import io.undertow.util.HttpString;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Writes the head of an HTTP/1.1 request into an array that is used again for the next one. One per
 * I/O thread.
 */
final class HeadWriter {
    private byte[] bytes = new byte[8 * 1024];
    private int length;

    void requestLine(HttpString method, String pathPrefix, String path, String query) {
        length = 0;
        put(method);
        put(' ');
        put(pathPrefix);
        put(path);
        if (!query.isEmpty()) {
            put('?');
            put(query);
        }
        put(" HTTP/1.1\r\n");
    }

    void header(HttpString name, String value) {
        put(name);
        put(": ");
        put(value);
        put("\r\n");
    }

    void end() {
        put("\r\n");
    }

    int length() {
        return length;
    }

    /** Copies the head into the buffer. */
    void writeTo(ByteBuffer buffer) {
        buffer.put(bytes, 0, length);
    }

    private void put(HttpString text) {
        reserve(text.length());
        text.copyTo(bytes, length);
        length += text.length();
    }

    /** The characters of header values are bytes: Undertow reads them as ISO 8859-1. */
    @SuppressWarnings("deprecation") // the one way to copy a Latin-1 string without allocating
    private void put(String text) {
        reserve(text.length());
        text.getBytes(0, text.length(), bytes, length);
        length += text.length();
    }

    private void put(char c) {
        reserve(1);
        bytes[length++] = (byte) c;
    }

    private void reserve(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(length + more, bytes.length * 2));
        }
    }
}
