import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Properties;
import java.util.StringJoiner;
import java.util.TreeSet;

/**
 * Writes the file that tells installed programs of a new version. {@code SignRelease keys} makes a
 * pair of keys; {@code SignRelease sign VERSION NOTES FILE} signs with the private one, which the
 * environment has as UPDATE_SIGNING_KEY. NOTES is a folder with one text for each language.
 */
final class SignRelease {
    /**
     * After that the file says nothing any more; a release is due earlier, or the same one anew.
     */
    private static final Duration VALID = Duration.ofDays(180);

    private SignRelease() {}

    public static void main(String[] args) throws IOException, GeneralSecurityException {
        switch (args[0]) {
            case "keys" -> keys();
            case "sign" -> sign(args[1], Path.of(args[2]), Path.of(args[3]));
            default -> throw new IllegalArgumentException(args[0]);
        }
    }

    private static void keys() throws GeneralSecurityException {
        KeyPair keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        System.out.println("updates.key=" + base64(keys.getPublic().getEncoded()));
        System.out.println("UPDATE_SIGNING_KEY=" + base64(keys.getPrivate().getEncoded()));
    }

    private static void sign(String version, Path notes, Path file)
            throws IOException, GeneralSecurityException {
        Properties app = new Properties();
        app.load(new StringReader(Files.readString(Path.of("packaging/app.properties"))));
        byte[] json =
                json(version, app.getProperty("updates.page"), notes)
                        .getBytes(StandardCharsets.UTF_8);
        byte[] signature = signature(json, privateKey());
        requireOurs(json, signature, app.getProperty("updates.key"));
        Files.writeString(
                file, base64(signature) + "\n" + new String(json, StandardCharsets.UTF_8));
    }

    private static String json(String version, String page, Path notes) throws IOException {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        StringJoiner texts = new StringJoiner(",");
        try (var files = Files.list(notes)) {
            for (Path text : new TreeSet<>(files.toList())) {
                String language = text.getFileName().toString().replaceFirst("\\..*", "");
                texts.add(quoted(language) + ":" + quoted(Files.readString(text).strip()));
            }
        }
        return """
            {"version":%s,"published":"%s","expires":"%s","page":%s,"notes":{%s}}
            """
                .formatted(quoted(version), now, now.plus(VALID), quoted(page), texts);
    }

    private static String quoted(String text) {
        StringBuilder json = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            switch (c) {
                case '"' -> json.append("\\\"");
                case '\\' -> json.append("\\\\");
                case '\n' -> json.append("\\n");
                default -> json.append(c < ' ' ? " " : String.valueOf(c));
            }
        }
        return json.append('"').toString();
    }

    private static PrivateKey privateKey() throws GeneralSecurityException {
        byte[] bytes = Base64.getDecoder().decode(System.getenv("UPDATE_SIGNING_KEY"));
        return KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(bytes));
    }

    private static byte[] signature(byte[] json, PrivateKey key) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("Ed25519");
        signature.initSign(key);
        signature.update(json);
        return signature.sign();
    }

    /** A file that the programs out there would refuse must not be published. */
    private static void requireOurs(byte[] json, byte[] signed, String key)
            throws GeneralSecurityException {
        Signature signature = Signature.getInstance("Ed25519");
        signature.initVerify(
                KeyFactory.getInstance("Ed25519")
                        .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(key))));
        signature.update(json);
        if (!signature.verify(signed)) {
            throw new IllegalStateException(
                    "UPDATE_SIGNING_KEY does not belong to updates.key of packaging/app.properties");
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
