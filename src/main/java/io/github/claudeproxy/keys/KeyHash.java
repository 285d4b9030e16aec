package io.github.claudeproxy.keys;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The SHA-256 of a key's whole text, which is all that is kept of it. A slow hash would add
 * nothing: 256 random bits cannot be guessed.
 */
final class KeyHash {
    private final byte[] bytes;

    private KeyHash(byte[] bytes) {
        this.bytes = bytes;
    }

    static KeyHash of(String key) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return new KeyHash(sha256.digest(key.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    static KeyHash fromHex(String hex) {
        return new KeyHash(HexFormat.of().parseHex(hex));
    }

    String hex() {
        return HexFormat.of().formatHex(bytes);
    }

    /** Compares in a time that does not depend on where the two differ. */
    boolean matches(KeyHash other) {
        return MessageDigest.isEqual(bytes, other.bytes);
    }
}
