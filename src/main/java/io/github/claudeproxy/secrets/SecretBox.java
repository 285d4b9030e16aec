package io.github.claudeproxy.secrets;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/**
 * Seals secrets for the database and for files with AES-256-GCM. A sealed text opens only with the
 * key of its version and only in the cell it was sealed for, so that rows cannot be swapped. Any
 * thread.
 */
public final class SecretBox {
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final MasterKeySource source;
    private final SecureRandom random = new SecureRandom();
    private volatile MasterKeys keys;

    private SecretBox(MasterKeySource source, MasterKeys keys) {
        this.source = source;
        this.keys = keys;
    }

    /** With the keys of this source; where it has none, it gets a first one. Blocks. */
    public static SecretBox open(MasterKeySource source) {
        return new SecretBox(source, source.load().orElseGet(() -> first(source)));
    }

    private static MasterKeys first(MasterKeySource source) {
        MasterKeys keys = MasterKeys.first();
        source.save(keys);
        return keys;
    }

    /** Seals with a new key from now on; what older keys sealed still opens. Blocks. */
    public synchronized void rotate() {
        MasterKeys next = keys.next();
        source.save(next);
        keys = next;
    }

    public String seal(Cell cell, String secret) {
        MasterKeys current = keys;
        int version = current.current();
        byte[] nonce = new byte[AesGcm.NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] plain = secret.getBytes(StandardCharsets.UTF_8);
        byte[] sealed =
                AesGcm.encrypt(current.key(version).orElseThrow(), nonce, cell.aad(version), plain);
        return version + "." + BASE64.encodeToString(nonce) + "." + BASE64.encodeToString(sealed);
    }

    /** Empty when the key is lost or the text was not sealed for this cell. */
    public Optional<String> open(Cell cell, String sealed) {
        return Envelope.parse(sealed).flatMap(envelope -> open(cell, envelope));
    }

    private Optional<String> open(Cell cell, Envelope envelope) {
        return keys.key(envelope.version)
                .flatMap(
                        key ->
                                AesGcm.decrypt(
                                        key,
                                        envelope.nonce,
                                        cell.aad(envelope.version),
                                        envelope.sealed))
                .map(plain -> new String(plain, StandardCharsets.UTF_8));
    }

    /** Whether it was sealed with the newest key. */
    public boolean isCurrent(String sealed) {
        return sealed.startsWith(keys.current() + ".");
    }

    /** The one place that a sealed text belongs to. */
    public record Cell(String table, String row, String column) {
        byte[] aad(int version) {
            String place = String.join("\n", table, row, column, Integer.toString(version));
            return place.getBytes(StandardCharsets.UTF_8);
        }
    }

    private static final class Envelope {
        private final int version;
        private final byte[] nonce;
        private final byte[] sealed;

        private Envelope(String[] parts) {
            version = Integer.parseInt(parts[0]);
            nonce = Base64.getUrlDecoder().decode(parts[1]);
            sealed = Base64.getUrlDecoder().decode(parts[2]);
        }

        static Optional<Envelope> parse(String text) {
            String[] parts = text.split("\\.", -1);
            if (parts.length != 3) {
                return Optional.empty();
            }
            try {
                return Optional.of(new Envelope(parts))
                        .filter(e -> e.nonce.length == AesGcm.NONCE_BYTES);
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        }
    }
}
