package io.github.claudeproxy.tls;

import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Makes certificates: the only class that needs BouncyCastle, which is large, so nothing refers to
 * it unless one is to be made.
 */
final class Issuer {
    private static final Duration AUTHORITY_LIFE = Duration.ofDays(3653);
    private static final Duration LEAF_LIFE = Duration.ofDays(90);

    /** For clients whose clock is behind. */
    private static final Duration EARLIER = Duration.ofHours(1);

    private static final int SERIAL_BITS = 126;

    private final SecureRandom random = new SecureRandom();
    private final Instant now;

    Issuer(Instant now) {
        this.now = now;
    }

    /** A new authority that may vouch for these names alone. */
    Identity authority(String machine, PrivateRanges ranges) {
        return making(
                () -> {
                    KeyPair keys = newKeys();
                    X500Name name =
                            new X500NameBuilder(BCStyle.INSTANCE)
                                    .addRDN(BCStyle.O, "Claude Proxy")
                                    .addRDN(BCStyle.CN, "Claude Proxy on " + machine)
                                    .build();
                    X509v3CertificateBuilder builder =
                            begin(name, name, AUTHORITY_LIFE, keys)
                                    .addExtension(
                                            Extension.basicConstraints,
                                            true,
                                            new BasicConstraints(0))
                                    .addExtension(
                                            Extension.keyUsage,
                                            true,
                                            new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign))
                                    .addExtension(
                                            Extension.nameConstraints, true, constraints(ranges));
                    return new Identity(sign(builder, keys.getPrivate()), keys.getPrivate());
                });
    }

    /** A new certificate for a server with all these names and addresses. */
    Identity leaf(Identity authority, Set<String> names) {
        return making(
                () -> {
                    KeyPair keys = newKeys();
                    X500Name subject =
                            new X500NameBuilder(BCStyle.INSTANCE)
                                    .addRDN(BCStyle.CN, "Claude Proxy")
                                    .build();
                    X500Name issuer =
                            X500Name.getInstance(
                                    authority.certificate().getSubjectX500Principal().getEncoded());
                    X509v3CertificateBuilder builder =
                            begin(issuer, subject, LEAF_LIFE, keys)
                                    .addExtension(
                                            Extension.authorityKeyIdentifier,
                                            false,
                                            new JcaX509ExtensionUtils()
                                                    .createAuthorityKeyIdentifier(
                                                            authority.certificate()))
                                    .addExtension(
                                            Extension.keyUsage,
                                            true,
                                            new KeyUsage(KeyUsage.digitalSignature))
                                    .addExtension(
                                            Extension.extendedKeyUsage,
                                            false,
                                            new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth))
                                    .addExtension(
                                            Extension.subjectAlternativeName,
                                            false,
                                            new GeneralNames(
                                                    names.stream()
                                                            .sorted()
                                                            .map(Issuer::generalName)
                                                            .toArray(GeneralName[]::new)));
                    return new Identity(sign(builder, authority.key()), keys.getPrivate());
                });
    }

    private X509v3CertificateBuilder begin(
            X500Name issuer, X500Name subject, Duration life, KeyPair keys)
            throws GeneralSecurityException, CertIOException {
        return new JcaX509v3CertificateBuilder(
                        issuer,
                        new BigInteger(SERIAL_BITS, random).setBit(SERIAL_BITS),
                        Date.from(now.minus(EARLIER)),
                        Date.from(now.plus(life)),
                        subject,
                        keys.getPublic())
                .addExtension(
                        Extension.subjectKeyIdentifier,
                        false,
                        new JcaX509ExtensionUtils().createSubjectKeyIdentifier(keys.getPublic()));
    }

    private static NameConstraints constraints(PrivateRanges ranges) {
        Stream<GeneralName> addresses =
                ranges.networks().map(network -> new GeneralName(GeneralName.iPAddress, network));
        Stream<GeneralName> names =
                ranges.domains().stream().map(name -> new GeneralName(GeneralName.dNSName, name));
        GeneralSubtree[] permitted =
                Stream.concat(addresses, names)
                        .map(GeneralSubtree::new)
                        .toArray(GeneralSubtree[]::new);
        return new NameConstraints(permitted, null);
    }

    private static GeneralName generalName(String name) {
        return new GeneralName(
                Names.isAddress(name) ? GeneralName.iPAddress : GeneralName.dNSName, name);
    }

    private static KeyPair newKeys() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    private static X509Certificate sign(X509v3CertificateBuilder builder, PrivateKey key)
            throws GeneralSecurityException, OperatorCreationException {
        return new JcaX509CertificateConverter()
                .getCertificate(
                        builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(key)));
    }

    private interface Making {
        Identity make() throws GeneralSecurityException, OperatorCreationException, CertIOException;
    }

    private static Identity making(Making making) {
        try {
            return making.make();
        } catch (GeneralSecurityException | OperatorCreationException | CertIOException e) {
            throw new TlsException("no certificate can be made", e);
        }
    }
}
