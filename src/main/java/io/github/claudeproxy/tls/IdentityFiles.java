package io.github.claudeproxy.tls;

import io.github.claudeproxy.files.DurableFile;
import io.github.claudeproxy.files.PrivateFiles;
import io.github.claudeproxy.secrets.SecretBox;
import io.github.claudeproxy.secrets.SecretBox.Cell;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Identities in files: the certificate as PEM, the key sealed like every stored secret. */
final class IdentityFiles {
    private static final Logger log = LoggerFactory.getLogger(IdentityFiles.class);

    private final Path directory;
    private final SecretBox box;

    IdentityFiles(Path directory, SecretBox box) {
        this.directory = directory;
        this.box = box;
    }

    /** Empty when it was never made, or cannot be opened any more. */
    Optional<Identity> load(String name) {
        Path certificate = directory.resolve(name + ".pem");
        Path key = directory.resolve(name + ".key");
        if (!Files.exists(certificate) || !Files.exists(key)) {
            return Optional.empty();
        }
        try {
            Optional<String> opened = box.open(cell(name), Files.readString(key).strip());
            if (opened.isEmpty()) {
                log.warn("The key {} cannot be opened: a new certificate is made", key);
                return Optional.empty();
            }
            return Optional.of(identity(Files.readAllBytes(certificate), opened.get()));
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            log.warn("The certificate {} cannot be read: a new one is made", certificate, e);
            return Optional.empty();
        }
    }

    private static Identity identity(byte[] pem, String key) throws GeneralSecurityException {
        byte[] encoded = Base64.getDecoder().decode(key);
        return new Identity(
                certificate(pem),
                KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(encoded)));
    }

    static X509Certificate certificate(byte[] pem) throws CertificateException {
        return (X509Certificate)
                CertificateFactory.getInstance("X.509")
                        .generateCertificate(new ByteArrayInputStream(pem));
    }

    /** The key first: a certificate without its key would be of no use. */
    void save(String name, Identity identity) {
        try {
            PrivateFiles.directory(directory);
            String key = Base64.getEncoder().encodeToString(identity.key().getEncoded());
            write(name + ".key", box.seal(cell(name), key));
            write(name + ".pem", pem(identity.certificate()));
        } catch (IOException e) {
            throw new TlsException("cannot keep the certificate in " + directory, e);
        }
    }

    /** What else belongs to it, one a line. */
    void saveNames(String name, Set<String> names) {
        try {
            PrivateFiles.directory(directory);
            write(name + ".names", String.join("\n", new TreeSet<>(names)) + "\n");
        } catch (IOException e) {
            throw new TlsException("cannot keep the certificate in " + directory, e);
        }
    }

    Set<String> loadNames(String name) {
        try {
            return Files.readAllLines(directory.resolve(name + ".names")).stream()
                    .filter(line -> !line.isBlank())
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException _) {
            return Set.of();
        }
    }

    void remove(String name) {
        try {
            Files.deleteIfExists(directory.resolve(name + ".pem"));
            Files.deleteIfExists(directory.resolve(name + ".key"));
        } catch (IOException e) {
            throw new TlsException("cannot remove the certificate in " + directory, e);
        }
    }

    private void write(String name, String text) throws IOException {
        DurableFile.replace(directory.resolve(name), text.getBytes(StandardCharsets.US_ASCII));
    }

    static String pem(X509Certificate certificate) {
        try {
            return "-----BEGIN CERTIFICATE-----\n"
                    + Base64.getMimeEncoder(64, new byte[] {'\n'})
                            .encodeToString(certificate.getEncoded())
                    + "\n-----END CERTIFICATE-----\n";
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Cell cell(String name) {
        return new Cell("tls", name, "key");
    }
}
