package io.github.claudeproxy.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;

/** A file as it is sent: compressed once, named by its content. */
final class WebFile {
    private static final int TAG_BYTES = 12;

    private final String type;
    private final byte[] plain;
    private final byte[] gzipped;
    private final String tag;

    private WebFile(String type, byte[] plain) {
        this.type = type;
        this.plain = plain;
        this.gzipped = gzip(plain);
        this.tag = tag(plain);
    }

    static WebFile of(String type, byte[] content) {
        return new WebFile(type, content);
    }

    private static byte[] gzip(byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(content.length / 2);
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static String tag(byte[] content) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
            return "\"" + HexFormat.of().formatHex(hash, 0, TAG_BYTES) + "\"";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    String type() {
        return type;
    }

    String tag() {
        return tag;
    }

    /** The bytes to send, not to be changed. */
    ByteBuffer content(boolean compressed) {
        return ByteBuffer.wrap(compressed ? gzipped : plain).asReadOnlyBuffer();
    }
}
