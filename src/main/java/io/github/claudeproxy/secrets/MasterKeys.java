package io.github.claudeproxy.secrets;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** The 256-bit keys that seal stored credentials, by version: the last one seals, all open. */
public final class MasterKeys {
    private static final int KEY_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final NavigableMap<Integer, SecretKey> keys;

    private MasterKeys(NavigableMap<Integer, SecretKey> keys) {
        this.keys = Collections.unmodifiableNavigableMap(keys);
    }

    static MasterKeys first() {
        return new MasterKeys(new TreeMap<>()).plus(1, random());
    }

    /** These and a new one, which seals from now on. */
    MasterKeys next() {
        return plus(current() + 1, random());
    }

    int current() {
        return keys.lastKey();
    }

    Optional<SecretKey> key(int version) {
        return Optional.ofNullable(keys.get(version));
    }

    /** One line per key: its version, a space, the key in Base64. To be kept secret. */
    public String encode() {
        return keys.entrySet().stream()
                .map(key -> key.getKey() + " " + base64(key.getValue()) + "\n")
                .collect(Collectors.joining());
    }

    /** What {@link #encode} made; empty when it is anything else. */
    public static Optional<MasterKeys> decode(String text) {
        try {
            MasterKeys keys = new MasterKeys(new TreeMap<>());
            for (String line : text.lines().toList()) {
                String[] parts = line.split(" ", 2);
                keys = keys.plus(Integer.parseInt(parts[0]), Base64.getDecoder().decode(parts[1]));
            }
            return keys.keys.isEmpty() ? Optional.empty() : Optional.of(keys);
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    private MasterKeys plus(int version, byte[] key) {
        if (version < 1 || key.length != KEY_BYTES) {
            throw new IllegalArgumentException("not a master key");
        }
        TreeMap<Integer, SecretKey> more = new TreeMap<>(keys);
        more.put(version, new SecretKeySpec(key, "AES"));
        return new MasterKeys(more);
    }

    private static byte[] random() {
        byte[] key = new byte[KEY_BYTES];
        RANDOM.nextBytes(key);
        return key;
    }

    private static String base64(SecretKey key) {
        return Base64.getEncoder().encodeToString(key.getEncoded());
    }

    @Override
    public String toString() {
        return "MasterKeys[versions " + keys.keySet() + "]";
    }
}
