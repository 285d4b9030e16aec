package io.github.claudeproxy.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** Reads request bodies: by length, or in chunks without extensions and trailers. */
final class BodyReader {
    private final LineReader lines;

    BodyReader(LineReader lines) {
        this.lines = lines;
    }

    byte[] read(RequestHead head, long limit) throws IOException {
        if (head.header("transfer-encoding").isPresent()) {
            return readChunks(limit);
        }
        long length = head.header("content-length").map(Long::parseLong).orElse(0L);
        if (length > limit) {
            throw new BodyTooLarge(limit);
        }
        return lines.readBytes(Math.toIntExact(length));
    }

    private byte[] readChunks(long limit) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int size = readSize(); size > 0; size = readSize()) {
            if (body.size() + (long) size > limit) {
                throw new BodyTooLarge(limit);
            }
            body.writeBytes(lines.readBytes(size));
            requireEmptyLine();
        }
        requireEmptyLine();
        return body.toByteArray();
    }

    private int readSize() throws IOException {
        String line = lines.requireLine();
        if (!line.matches("[0-9A-Fa-f]{1,7}")) {
            throw new BadFraming("chunk size: " + line);
        }
        return Integer.parseInt(line, 16);
    }

    private void requireEmptyLine() throws IOException {
        String line = lines.requireLine();
        if (!line.isEmpty()) {
            throw new BadFraming("after a chunk: " + line);
        }
    }
}
