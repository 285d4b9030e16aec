package io.github.claudeproxy.upstream;

import io.undertow.util.Headers;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Takes the framing off a response body (RFC 9112, sections 6 and 7), in place: what is left are
 * the body's own bytes. One per response; only its I/O thread calls it.
 */
abstract sealed class BodyDecoder permits FixedLengthBody, ChunkedBody, UntilCloseBody {

    /**
     * Decodes the raw bytes in {@code [from, to)} and moves the body bytes among them to the front.
     *
     * @return the end of the body bytes, which start at {@code from}
     * @throws IOException if the framing is broken
     */
    abstract int decode(ByteBuffer buffer, int from, int to) throws IOException;

    /** Whether the last byte of the body has been seen. */
    abstract boolean ended();

    /** Whether bytes came behind the end, which nobody asked for. */
    abstract boolean excess();

    /**
     * Takes note that the connection has been closed.
     *
     * @throws IOException if the body is not whole
     */
    abstract void closed() throws IOException;

    /** Chooses the framing of a final response, as RFC 9112, section 6.3 orders. */
    static BodyDecoder of(ResponseHead head, boolean toHeadRequest) throws IOException {
        int status = head.status();
        if (toHeadRequest || status == 204 || status == 304) {
            return new FixedLengthBody(0);
        }
        String coding = head.first(Headers.TRANSFER_ENCODING);
        if (coding != null) {
            if (!coding.equalsIgnoreCase("chunked")) {
                throw new IOException("upstream used the transfer coding " + coding);
            }
            return new ChunkedBody();
        }
        long length = contentLength(head);
        return length >= 0 ? new FixedLengthBody(length) : new UntilCloseBody();
    }

    private static long contentLength(ResponseHead head) throws IOException {
        String seen = null;
        for (int i = 0; i < head.size(); i++) {
            if (head.name(i).equals(Headers.CONTENT_LENGTH)) {
                if (seen != null && !seen.equals(head.value(i))) {
                    throw new IOException("upstream sent two content lengths");
                }
                seen = head.value(i);
            }
        }
        return seen == null ? -1 : parseLength(seen);
    }

    private static long parseLength(String text) throws IOException {
        if (text.isEmpty()
                || text.length() > 18
                || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new IOException("upstream sent a malformed content length");
        }
        return Long.parseLong(text);
    }
}
