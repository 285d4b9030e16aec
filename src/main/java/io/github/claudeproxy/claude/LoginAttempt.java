package io.github.claudeproxy.claude;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;

/**
 * One sign-in under way. State and PKCE verifier are separate: the state is seen in addresses and
 * histories, the verifier never leaves but to the token endpoint.
 *
 * @param redirectUri as in the address the user opened; the exchange must repeat it
 */
record LoginAttempt(
        String accountId, String state, Secret verifier, URI redirectUri, Instant startedAt) {
    private static final SecureRandom RANDOM = new SecureRandom();

    static LoginAttempt start(String accountId, URI redirectUri, Instant now) {
        return new LoginAttempt(accountId, random(), new Secret(random()), redirectUri, now);
    }

    /** The challenge of method S256 (RFC 7636 section 4.2). */
    String challenge() {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            return base64(sha.digest(verifier.reveal().getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static String random() {
        byte[] bits = new byte[32];
        RANDOM.nextBytes(bits);
        return base64(bits);
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
