package io.github.claudeproxy.tls;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;

/** A certificate and the key that it is about. */
record Identity(X509Certificate certificate, PrivateKey key) {
    /** Whether a third of its life is left at most, or it is not valid yet. */
    boolean isDue(Instant now) {
        Instant begin = certificate.getNotBefore().toInstant();
        Instant end = certificate.getNotAfter().toInstant();
        Duration third = Duration.between(begin, end).dividedBy(3);
        return now.isBefore(begin) || !now.isBefore(end.minus(third));
    }

    boolean isSignedBy(Identity authority) {
        try {
            certificate.verify(authority.certificate().getPublicKey());
            return true;
        } catch (GeneralSecurityException _) {
            return false;
        }
    }

    @Override
    public String toString() {
        return "Identity[" + certificate.getSubjectX500Principal() + "]";
    }
}
