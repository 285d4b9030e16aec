package io.github.claudeproxy.secrets;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Optional;

import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key of one sealed file. Its header holds what is needed beside the passphrase, and a check by
 * which a wrong passphrase is told from a damaged file.
 */
final class PassphraseKey {
    /** Of the plain text in each piece but the last. */
    static final int PIECE = 1 << 18;

    private static final byte[] MAGIC = "CLAUDE-PROXY SEALED ".getBytes(StandardCharsets.US_ASCII);
    private static final byte VERSION = 1;
    private static final int SALT_BYTES = 16;
    private static final int CHECK_BYTES = 16;
    private static final int HEADER_BYTES =
            MAGIC.length + 1 + Integer.BYTES + SALT_BYTES + CHECK_BYTES;
    private static final int KEY_BYTES = 32;

    private static final int MOST_ROUNDS = 10_000_000;

    private final byte[] header;
    private final SecretKey key;

    private PassphraseKey(byte[] header, SecretKey key) {
        this.header = header;
        this.key = key;
    }

    static PassphraseKey make(char[] passphrase, int rounds) {
        byte[] salt = new byte[SALT_BYTES];
        new SecureRandom().nextBytes(salt);
        byte[] derived = derive(passphrase, salt, rounds);
        byte[] header =
                ByteBuffer.allocate(HEADER_BYTES)
                        .put(MAGIC)
                        .put(VERSION)
                        .putInt(rounds)
                        .put(salt)
                        .put(check(derived))
                        .array();
        return new PassphraseKey(header, key(derived));
    }

    static PassphraseKey read(InputStream from, char[] passphrase) throws IOException {
        byte[] header = from.readNBytes(HEADER_BYTES);
        if (!Arrays.equals(MAGIC, Arrays.copyOf(header, MAGIC.length))) {
            throw new PassphraseException(PassphraseException.Reason.FOREIGN);
        }
        if (header.length < HEADER_BYTES) {
            throw new PassphraseException(PassphraseException.Reason.DAMAGED);
        }
        ByteBuffer rest = ByteBuffer.wrap(header).position(MAGIC.length);
        if (rest.get() != VERSION) {
            throw new PassphraseException(PassphraseException.Reason.NEWER);
        }
        int rounds = rest.getInt();
        if (rounds < 1 || rounds > MOST_ROUNDS) {
            throw new PassphraseException(PassphraseException.Reason.DAMAGED);
        }
        byte[] salt = new byte[SALT_BYTES];
        byte[] check = new byte[CHECK_BYTES];
        rest.get(salt).get(check);
        byte[] derived = derive(passphrase, salt, rounds);
        if (!MessageDigest.isEqual(check, check(derived))) {
            throw new PassphraseException(PassphraseException.Reason.WRONG_PASSPHRASE);
        }
        return new PassphraseKey(header, key(derived));
    }

    byte[] header() {
        return header.clone();
    }

    byte[] seal(long piece, boolean last, byte[] plain) {
        return AesGcm.encrypt(key, nonce(piece, last), header, plain);
    }

    Optional<byte[]> open(long piece, boolean last, byte[] sealed) {
        return AesGcm.decrypt(key, nonce(piece, last), header, sealed);
    }

    /** Each key seals one file, so that the number of the piece is enough. */
    private static byte[] nonce(long piece, boolean last) {
        return ByteBuffer.allocate(AesGcm.NONCE_BYTES).putInt(last ? 1 : 0).putLong(piece).array();
    }

    private static byte[] derive(char[] passphrase, byte[] salt, int rounds) {
        char[] typed =
                Normalizer.normalize(new String(passphrase), Normalizer.Form.NFC).toCharArray();
        try {
            PBEKeySpec spec = new PBEKeySpec(typed, salt, rounds, 2 * KEY_BYTES * Byte.SIZE);
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512")
                    .generateSecret(spec)
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("PBKDF2 is missing", e);
        } finally {
            Arrays.fill(typed, ' ');
        }
    }

    private static SecretKey key(byte[] derived) {
        return new SecretKeySpec(derived, 0, KEY_BYTES, "AES");
    }

    private static byte[] check(byte[] derived) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(derived, KEY_BYTES, KEY_BYTES);
            return Arrays.copyOf(digest.digest(), CHECK_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("SHA-256 is missing", e);
        }
    }
}
