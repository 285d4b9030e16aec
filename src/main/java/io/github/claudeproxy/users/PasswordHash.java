package io.github.claudeproxy.users;

import org.mindrot.jbcrypt.BCrypt;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.text.Normalizer;
import java.util.Base64;
import java.util.function.BinaryOperator;
import java.util.regex.Pattern;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Turns passwords into what is stored: {@code 2:} and bcrypt of a keyed digest. bcrypt alone reads
 * no more than 72 bytes and stops at a NUL; the digest is 44 letters whatever the password, and its
 * key, which lies outside the database, makes a stolen database worthless for guessing.
 */
final class PasswordHash {
    private static final String SCHEME = "2:";

    /** jbcrypt throws on some other shapes and misreads the rest. */
    private static final Pattern STORED =
            Pattern.compile("2:\\$2a\\$(0[4-9]|1[0-6])\\$[./A-Za-z0-9]{53}");

    private static final int DIGEST_LETTERS = 31;

    private final SecretKeySpec pepper;
    private final int cost;
    private final BinaryOperator<String> bcrypt;
    private final String ofNobody;

    PasswordHash(Secret pepper, int cost) {
        this(pepper, cost, BCrypt::hashpw);
    }

    /** For tests that count: {@code bcrypt} takes a text and a salt, or a hash that begins so. */
    PasswordHash(Secret pepper, int cost, BinaryOperator<String> bcrypt) {
        this.pepper = new SecretKeySpec(pepper.bytes(), "HmacSHA256");
        this.cost = cost;
        this.bcrypt = bcrypt;
        this.ofNobody = SCHEME + BCrypt.gensalt(cost) + ".".repeat(DIGEST_LETTERS);
    }

    String hash(String password) {
        return SCHEME + bcrypt.apply(digest(password), BCrypt.gensalt(cost));
    }

    /** Whether this is the hash of the password; a damaged one is nobody's. */
    boolean matches(String password, String stored) {
        boolean sound = STORED.matcher(stored).matches();
        String expected = (sound ? stored : ofNobody).substring(SCHEME.length());
        return sameBytes(bcrypt.apply(digest(password), expected), expected) && sound;
    }

    /** A hash no password has; checking against it takes as long as against a real one. */
    String ofNobody() {
        return ofNobody;
    }

    private String digest(String password) {
        byte[] text =
                Normalizer.normalize(password, Normalizer.Form.NFC)
                        .getBytes(StandardCharsets.UTF_8);
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(pepper);
            return Base64.getEncoder().encodeToString(mac.doFinal(text));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }

    private static boolean sameBytes(String one, String other) {
        return MessageDigest.isEqual(
                one.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
    }
}
