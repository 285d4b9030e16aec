package io.github.claudeproxy.users;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;

/** Bytes to sign or hash with that nobody may see; at least 32 of them. */
public final class Secret {
    /** HS256 wants a key no shorter than its hash: RFC 7518, 3.2. */
    static final int MIN_BYTES = 32;

    private final byte[] bytes;

    /**
     * @throws IllegalArgumentException if there are fewer than 32 bytes
     */
    public Secret(byte[] bytes) {
        if (bytes.length < MIN_BYTES) {
            throw new IllegalArgumentException("a secret needs at least 32 bytes");
        }
        this.bytes = bytes.clone();
    }

    /** 32 random bytes. */
    public static Secret random() {
        byte[] bytes = new byte[MIN_BYTES];
        new SecureRandom().nextBytes(bytes);
        return new Secret(bytes);
    }

    static Secret ofText(String text) {
        return new Secret(text.getBytes(StandardCharsets.UTF_8));
    }

    byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public String toString() {
        return "***";
    }
}
