package io.github.claudeproxy.tls;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.HexFormat;

/**
 * What others must trust to reach this installation over HTTPS.
 *
 * @param pem the certificate as they import it
 * @param fingerprint SHA-256 in pairs of digits, for people to compare
 */
public record Authority(String pem, String fingerprint, Instant expiresAt) {
    static Authority of(Identity identity) {
        X509Certificate certificate = identity.certificate();
        return new Authority(
                IdentityFiles.pem(certificate),
                fingerprint(certificate),
                certificate.getNotAfter().toInstant());
    }

    private static String fingerprint(X509Certificate certificate) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            return HexFormat.ofDelimiter(":").withUpperCase().formatHex(hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
