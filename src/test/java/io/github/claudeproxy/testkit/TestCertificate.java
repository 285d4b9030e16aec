package io.github.claudeproxy.testkit;

import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A certificate for one host name, and its key; self-signed unless it says otherwise. */
public final class TestCertificate {
    private static final char[] PASSWORD = "changeit".toCharArray();
    private static final Duration DAY = Duration.ofDays(1);

    private final X509Certificate certificate;
    private final KeyPair keys;
    private final X509Certificate authority;

    private TestCertificate(X509Certificate certificate, KeyPair keys, X509Certificate authority) {
        this.certificate = certificate;
        this.keys = keys;
        this.authority = authority;
    }

    /** Makes one for this DNS name, good from yesterday until tomorrow. */
    public static TestCertificate forHost(String name) {
        KeyPair keys = newKeys();
        X509Certificate certificate = sign(new Wanted(name, DAY), keys, name, keys);
        return new TestCertificate(certificate, keys, certificate);
    }

    /**
     * Makes one for this DNS name that was good until an hour ago, by an authority that still is.
     */
    public static TestCertificate endedFor(String name) {
        KeyPair keys = newKeys();
        KeyPair signing = newKeys();
        X509Certificate authority =
                sign(new Wanted("authority", DAY), signing, "authority", signing);
        Wanted ended = new Wanted(name, Duration.ofHours(-1));
        return new TestCertificate(sign(ended, keys, "authority", signing), keys, authority);
    }

    private record Wanted(String name, Duration good) {}

    private static KeyPair newKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static X509Certificate sign(Wanted wanted, KeyPair keys, String issuer, KeyPair with) {
        Instant now = Instant.now();
        try {
            X509CertificateHolder signed =
                    new JcaX509v3CertificateBuilder(
                                    new X500Name("CN=" + issuer),
                                    BigInteger.valueOf(now.toEpochMilli()),
                                    Date.from(now.minus(DAY)),
                                    Date.from(now.plus(wanted.good())),
                                    new X500Name("CN=" + wanted.name()),
                                    keys.getPublic())
                            .addExtension(
                                    Extension.basicConstraints,
                                    true,
                                    new BasicConstraints(keys == with))
                            .addExtension(
                                    Extension.subjectAlternativeName,
                                    false,
                                    new GeneralNames(
                                            new GeneralName(GeneralName.dNSName, wanted.name())))
                            .build(
                                    new JcaContentSignerBuilder("SHA256withECDSA")
                                            .build(with.getPrivate()));
            return new JcaX509CertificateConverter().getCertificate(signed);
        } catch (GeneralSecurityException | OperatorCreationException | CertIOException e) {
            throw new IllegalStateException(e);
        }
    }

    public X509Certificate certificate() {
        return certificate;
    }

    /** For a client that trusts this certificate, or its authority, and no other. */
    public SSLContext clientContext() {
        try {
            KeyStore store = emptyStore();
            store.setCertificateEntry("trusted", authority);
            TrustManagerFactory trust =
                    TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** For a server that shows this certificate. */
    public SSLContext serverContext() {
        try {
            KeyStore store = emptyStore();
            store.setKeyEntry(
                    "server", keys.getPrivate(), PASSWORD, new X509Certificate[] {certificate});
            KeyManagerFactory keyManagers =
                    KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keyManagers.init(store, PASSWORD);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keyManagers.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyStore emptyStore() throws GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try {
            store.load(null, null);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return store;
    }
}
