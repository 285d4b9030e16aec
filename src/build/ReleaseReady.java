import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Properties;

/**
 * Stops a release that would go out with placeholders: {@code ReleaseReady TAG VERSION}. A package
 * without the address and the key for updates could never be told of the next one.
 */
final class ReleaseReady {
    private final Properties app;
    private final List<String> problems = new ArrayList<>();

    private ReleaseReady(Properties app) {
        this.app = app;
    }

    public static void main(String[] args) throws IOException {
        Properties app = new Properties();
        try (var file = Files.newBufferedReader(Path.of("packaging/app.properties"))) {
            app.load(file);
        }
        ReleaseReady release = new ReleaseReady(app);
        release.version(args[0], args[1]);
        release.properties();
        release.notes(Path.of("packaging/notes"));
        if (!release.problems.isEmpty()) {
            System.err.println("This is not ready to be released (packaging/README.md):");
            release.problems.forEach(problem -> System.err.println("- " + problem));
            System.exit(1);
        }
    }

    private void version(String tag, String version) {
        require(tag.equals("v" + version), "the tag is " + tag + ", pom.xml says " + version);
        require(!version.contains("SNAPSHOT"), "pom.xml still says " + version);
    }

    private void properties() {
        for (String name : List.of("maintainer", "homepage", "updates.page", "updates.url")) {
            String value = app.getProperty(name, "").strip();
            require(!value.isEmpty(), said(name, "is empty"));
            require(!value.contains(".invalid"), said(name, "is a placeholder: " + value));
            require(
                    value.isEmpty() || name.equals("maintainer") || isHttps(value),
                    said(name, "is not an https address: " + value));
        }
        require(isKey(app.getProperty("updates.key", "")), said("updates.key", "is not a key"));
    }

    private void notes(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            for (Path text : files.toList()) {
                require(!Files.readString(text).isBlank(), text + " is empty");
            }
        }
    }

    private void require(boolean fine, String problem) {
        if (!fine) {
            problems.add(problem);
        }
    }

    private static String said(String name, String what) {
        return name + " in packaging/app.properties " + what;
    }

    private static boolean isHttps(String value) {
        try {
            return "https".equals(URI.create(value).getScheme());
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private static boolean isKey(String base64) {
        try {
            byte[] key = Base64.getDecoder().decode(base64);
            KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(key));
            return true;
        } catch (IllegalArgumentException | GeneralSecurityException _) {
            return false;
        }
    }
}
