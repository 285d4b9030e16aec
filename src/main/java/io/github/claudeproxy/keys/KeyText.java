package io.github.claudeproxy.keys;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.zip.CRC32;

/**
 * The text of a key: {@code cpk_}, a public id of 8, {@code _}, 256 random bits as 43, and a
 * checksum of 6 characters, by which a typo is told from a revoked key without any look-up.
 */
final class KeyText {
    private static final String START = "cpk_";
    private static final int ID_END = 12;
    private static final int CHECKED = ID_END + 1 + 43;
    private static final int LENGTH = CHECKED + 6;
    // Crockford's base 32: no i, l, o, u
    private static final String DIGITS = "0123456789abcdefghjkmnpqrstvwxyz";

    private KeyText() {}

    static String randomId(SecureRandom random) {
        return base32(random.nextLong(), ID_END - START.length());
    }

    static KeySecret randomSecret(String id, SecureRandom random) {
        byte[] secret = new byte[32];
        random.nextBytes(secret);
        String encoded = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        String checked = prefix(id) + "_" + encoded;
        return new KeySecret(checked + checksum(checked));
    }

    static String prefix(String id) {
        return START + id;
    }

    static boolean hasStart(String text) {
        return text.startsWith(START);
    }

    /** Whether length, fixed characters and id are those of a key. */
    static boolean hasShape(String text) {
        if (text.length() != LENGTH || !hasStart(text) || text.charAt(ID_END) != '_') {
            return false;
        }
        for (int i = START.length(); i < ID_END; i++) {
            if (DIGITS.indexOf(text.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    /** Of a text that has the shape of a key: whether it is as it was generated. */
    static boolean isWhole(String text) {
        return text.regionMatches(CHECKED, checksum(text), 0, LENGTH - CHECKED);
    }

    static String id(String text) {
        return text.substring(START.length(), ID_END);
    }

    private static String checksum(String text) {
        CRC32 crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.UTF_8), 0, CHECKED);
        return base32(crc.getValue(), LENGTH - CHECKED);
    }

    private static String base32(long bits, int length) {
        char[] text = new char[length];
        for (int i = 0; i < length; i++) {
            text[i] = DIGITS.charAt((int) (bits >>> (5 * i)) & 31);
        }
        return new String(text);
    }
}
