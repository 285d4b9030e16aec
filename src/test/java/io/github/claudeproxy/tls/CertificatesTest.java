package io.github.claudeproxy.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.claudeproxy.secrets.KeyFile;
import io.github.claudeproxy.secrets.SecretBox;
import io.github.claudeproxy.testkit.MovableClock;

import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.NameConstraintValidatorException;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.asn1.x509.PKIXNameConstraintValidator;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

final class CertificatesTest {
    @TempDir Path directory;

    private final MovableClock clock = new MovableClock();

    private Certificates open(String... configured) {
        SecretBox box = SecretBox.open(new KeyFile(directory.resolve("master.key")));
        return new Certificates(directory.resolve("tls"), box, Set.of(configured), clock);
    }

    private static Set<InetAddress> addresses(String... literals) {
        return Arrays.stream(literals).map(InetAddress::ofLiteral).collect(Collectors.toSet());
    }

    private X509Certificate certificate(String name) throws GeneralSecurityException, IOException {
        return (X509Certificate)
                CertificateFactory.getInstance("X.509")
                        .generateCertificate(
                                new ByteArrayInputStream(
                                        Files.readAllBytes(
                                                directory.resolve("tls/" + name + ".pem"))));
    }

    private X509Certificate leaf() throws GeneralSecurityException, IOException {
        return certificate("server");
    }

    /** As a client does that trusts our authority; the JDK's own check skips its constraints. */
    private void validate(X509Certificate leaf, X509Certificate authority)
            throws GeneralSecurityException, IOException, NameConstraintValidatorException {
        leaf.verify(authority.getPublicKey());
        leaf.checkValidity(Date.from(clock.instant()));
        Extensions extensions = new JcaX509CertificateHolder(authority).getExtensions();
        PKIXNameConstraintValidator validator = new PKIXNameConstraintValidator();
        validator.intersectPermittedSubtree(
                NameConstraints.getInstance(
                                extensions.getExtensionParsedValue(Extension.nameConstraints))
                        .getPermittedSubtrees());
        GeneralNames names =
                GeneralNames.fromExtensions(
                        new JcaX509CertificateHolder(leaf).getExtensions(),
                        Extension.subjectAlternativeName);
        for (GeneralName name : names.getNames()) {
            validator.checkPermitted(name);
        }
    }

    @Test
    void namesAllPrivateAddressesAndNames() throws Exception {
        open("proxy.example")
                .cover(
                        Set.of("box", "box.local", "box.corp.example"),
                        addresses("192.168.1.5", "fd00::5", "8.8.8.8", "2a00::1"));

        assertThat(SubjectNames.of(leaf()))
                .containsExactlyInAnyOrder(
                        "localhost",
                        "127.0.0.1",
                        "0:0:0:0:0:0:0:1",
                        "192.168.1.5",
                        "fd00:0:0:0:0:0:0:5",
                        "box",
                        "box.local",
                        "box.corp.example",
                        "proxy.example");
        validate(leaf(), certificate("ca"));
        assertThat(leaf().getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1");
        assertThat(Duration.between(clock.instant(), leaf().getNotAfter().toInstant()).toDays())
                .isEqualTo(90);
    }

    @ParameterizedTest
    @CsvSource({"bank.example", "8.8.8.8", "notlocal", "2a00::1"})
    void itsAuthorityCannotVouchForOthers(String name) throws Exception {
        open().cover(Set.of("box"), Set.of());
        IdentityFiles files =
                new IdentityFiles(
                        directory.resolve("tls"),
                        SecretBox.open(new KeyFile(directory.resolve("master.key"))));
        Identity stolen = files.load("ca").orElseThrow();

        Identity forged = new Issuer(clock.instant()).leaf(stolen, Set.of(name));

        assertThatThrownBy(() -> validate(forged.certificate(), stolen.certificate()))
                .isInstanceOf(NameConstraintValidatorException.class);
    }

    @Test
    void keepsWhatItMadeOverARestart() throws Exception {
        open().cover(Set.of("box"), addresses("10.0.0.1"));
        X509Certificate first = leaf();
        String fingerprint = open().authority().orElseThrow().fingerprint();

        open().cover(Set.of("box"), addresses("10.0.0.1"));

        assertThat(leaf()).isEqualTo(first);
        assertThat(open().authority().orElseThrow().fingerprint())
                .isEqualTo(fingerprint)
                .matches("([0-9A-F]{2}:){31}[0-9A-F]{2}");
    }

    @Test
    void makesAnotherLeafForAnotherAddressUnderTheSameAuthority() throws Exception {
        Certificates certificates = open();
        certificates.cover(Set.of("box"), addresses("10.0.0.1"));
        X509Certificate authority = certificate("ca");

        certificates.cover(Set.of("box"), addresses("192.168.9.9"));

        assertThat(SubjectNames.of(leaf())).contains("192.168.9.9");
        assertThat(certificate("ca")).isEqualTo(authority);
    }

    @Test
    void renewsTheLeafAfterTwoThirdsOfItsLife() throws Exception {
        Certificates certificates = open();
        certificates.cover(Set.of(), Set.of());
        X509Certificate first = leaf();

        clock.advance(Duration.ofDays(59));
        certificates.cover(Set.of(), Set.of());
        assertThat(leaf()).isEqualTo(first);
        clock.advance(Duration.ofDays(2));
        certificates.cover(Set.of(), Set.of());

        assertThat(leaf()).isNotEqualTo(first);
        validate(leaf(), certificate("ca"));
    }

    @Test
    void keepsTheKeysSealedAndToItself() throws IOException {
        open().cover(Set.of(), Set.of());

        for (String file : List.of("ca.key", "server.key")) {
            Path key = directory.resolve("tls/" + file);
            assertThat(Files.readString(key, StandardCharsets.US_ASCII)).startsWith("1.");
            assertThat(
                            key.getFileSystem().supportedFileAttributeViews().contains("posix")
                                    ? Files.getPosixFilePermissions(key).size()
                                    : 2)
                    .isEqualTo(2);
        }
    }

    @Test
    void startsAnewWhenTheMasterKeyIsLost() throws Exception {
        open().cover(Set.of(), Set.of());
        X509Certificate lost = certificate("ca");
        Files.delete(directory.resolve("master.key"));

        open().cover(Set.of(), Set.of());

        assertThat(certificate("ca")).isNotEqualTo(lost);
        validate(leaf(), certificate("ca"));
    }

    @Test
    void hasNoAuthorityBeforeHttpsIsUsed() {
        assertThat(open().authority()).isEmpty();
        assertThat(directory.resolve("tls")).doesNotExist();
    }
}
