package io.github.claudeproxy.upstream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Chunks in any pieces give the body's own bytes; broken ones are refused. */
final class ChunkedBodyTest {
    private static final String CHUNKS =
            "5\r\nHello\r\n1;name=\"v\"\r\n \r\n0000A\r\n0123456789\r\n0\r\nTrailer: x\r\n\r\n";

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 7, 100})
    void decodesPiecesOfAnySize(int piece) throws IOException {
        ChunkedBody body = new ChunkedBody();
        StringBuilder decoded = new StringBuilder();
        for (int from = 0; from < CHUNKS.length(); from += piece) {
            String part = CHUNKS.substring(from, Math.min(CHUNKS.length(), from + piece));
            decoded.append(decode(body, part));
        }

        assertEquals("Hello 0123456789", decoded.toString());
        assertTrue(body.ended());
        assertFalse(body.excess());
    }

    private static String decode(BodyDecoder body, String part) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocateDirect(part.length() + 3);
        buffer.position(3).put(part.getBytes(StandardCharsets.US_ASCII));
        int end = body.decode(buffer, 3, buffer.limit());
        byte[] bytes = new byte[end - 3];
        buffer.get(3, bytes);
        return new String(bytes, StandardCharsets.US_ASCII);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x\r\n",
                "\r\n",
                "-1\r\n",
                "5\nHello",
                "5\r\nHelloX",
                "5\r\nHello\r5",
                "1000000000000000\r\n",
                "0\r\nTrailer: x\n"
            })
    void refusesBrokenChunks(String chunks) {
        assertThrows(IOException.class, () -> decode(new ChunkedBody(), chunks));
    }

    @Test
    void tellsABodyThatWasCut() throws IOException {
        ChunkedBody body = new ChunkedBody();
        decode(body, "5\r\nHello\r\n");

        assertThrows(EOFException.class, body::closed);
    }

    @Test
    void tellsBytesBehindTheEnd() throws IOException {
        ChunkedBody body = new ChunkedBody();
        decode(body, "0\r\n\r\nHTTP/1.1 200 OK");

        assertTrue(body.ended());
        assertTrue(body.excess());
    }
}
