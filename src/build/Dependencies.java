import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

/**
 * Looks at every jar that is shipped: {@code Dependencies check|fix CLASSPATH CHECKSUMS LICENCES}.
 * One that is not byte for byte the jar in CHECKSUMS, or whose POM names no licence, stops the
 * build; LICENCES gets the list that the program shows. {@code fix} writes new sums. Maven 3.9 can
 * check sums itself, but the build is to work with 3.8.7 too.
 */
final class Dependencies {
    private static final Pattern JAR =
            Pattern.compile("(?<artifact>.+?)-(?<version>[0-9][^-]*)(-.*)?\\.jar");
    private static final String HELP =
            """

            If you changed a dependency on purpose:
              mvn -Pformat generate-resources      writes the new sums
              git diff .mvn/checksums.sha256       may show the jars you meant, and no others
            and commit the file together with pom.xml. JavaFX's jars differ by system: put the sums
            of the others (linux-aarch64, mac, mac-aarch64, win) there from Maven Central.
            If you did not: somebody changed the jar. Delete its folder below .m2/repository,
            build again, and report it if Maven brings the same one.""";

    private final Map<String, String> sums;
    private final boolean fix;
    private final List<String> problems = new ArrayList<>();

    private Dependencies(Map<String, String> sums, boolean fix) {
        this.sums = sums;
        this.fix = fix;
    }

    public static void main(String[] args) throws Exception {
        Path sums = Path.of(args[2]);
        Dependencies dependencies = new Dependencies(read(sums), args[0].equals("fix"));
        Set<String> licences = new TreeSet<>();
        for (String entry : args[1].split(File.pathSeparator)) {
            if (entry.endsWith(".jar")) {
                dependencies.check(Path.of(entry));
                dependencies.licence(Path.of(entry)).ifPresent(licences::add);
            }
        }
        dependencies.stopIfWrong();
        dependencies.write(sums);
        Path list = Path.of(args[3]);
        Files.createDirectories(list.getParent());
        Files.write(list, licences);
    }

    private static Map<String, String> read(Path sums) throws IOException {
        Map<String, String> read = new TreeMap<>();
        for (String line : Files.readAllLines(sums)) {
            String[] words = line.split(" +");
            read.put(words[1], words[0]);
        }
        return read;
    }

    private void write(Path sums) throws IOException {
        if (fix) {
            Files.write(
                    sums,
                    this.sums.entrySet().stream()
                            .map(e -> e.getValue() + "  " + e.getKey())
                            .toList());
        }
    }

    private void check(Path jar) throws IOException, NoSuchAlgorithmException {
        String name = jar.getFileName().toString();
        String sum =
                HexFormat.of()
                        .formatHex(
                                MessageDigest.getInstance("SHA-256")
                                        .digest(Files.readAllBytes(jar)));
        if (fix) {
            learn(name, sum);
        } else if (!sum.equals(sums.get(name))) {
            problems.add(
                    sums.containsKey(name)
                            ? jar + " is not the jar that .mvn/checksums.sha256 knows"
                            : jar + " is not in .mvn/checksums.sha256");
        }
    }

    /** A new version takes the place of the old one, that of other systems' jars too. */
    private void learn(String name, String sum) {
        if (sum.equals(sums.get(name))) {
            return;
        }
        Matcher jar = JAR.matcher(name);
        if (jar.matches()) {
            sums.keySet().removeIf(known -> isOtherVersion(JAR.matcher(known), jar));
        }
        sums.put(name, sum);
        System.out.println("new in .mvn/checksums.sha256: " + name);
    }

    private static boolean isOtherVersion(Matcher known, Matcher jar) {
        return known.matches()
                && known.group("artifact").equals(jar.group("artifact"))
                && !known.group("version").equals(jar.group("version"));
    }

    /** A line of artifact, version, licence and its address, with tabs between. */
    private Optional<String> licence(Path jar)
            throws IOException, ParserConfigurationException, SAXException {
        Path folder = jar.getParent();
        String version = folder.getFileName().toString();
        String artifact = folder.getParent().getFileName().toString();
        Optional<Document> pom = pom(folder, artifact, version);
        for (int depth = 0; pom.isPresent() && depth < 10; depth++) {
            Element project = pom.get().getDocumentElement();
            Optional<Element> licences = child(project, "licenses");
            if (licences.isPresent()) {
                return Optional.of(
                        artifact
                                + "\t"
                                + version
                                + "\t"
                                + texts(licences.get(), "name")
                                + "\t"
                                + texts(licences.get(), "url"));
            }
            pom = parent(project, folder);
        }
        problems.add(
                jar + " has no licence in its POM, so it must not be shipped: use another library");
        return Optional.empty();
    }

    private static Optional<Document> pom(Path folder, String artifact, String version)
            throws IOException, ParserConfigurationException, SAXException {
        Path file = folder.resolve(artifact + "-" + version + ".pom");
        return Files.exists(file)
                ? Optional.of(
                        DocumentBuilderFactory.newDefaultInstance()
                                .newDocumentBuilder()
                                .parse(file.toFile()))
                : Optional.empty();
    }

    private static Optional<Document> parent(Element project, Path folder)
            throws IOException, ParserConfigurationException, SAXException {
        Optional<Element> parent = child(project, "parent");
        if (parent.isEmpty()) {
            return Optional.empty();
        }
        String name = text(parent.get(), "artifactId");
        String version = text(parent.get(), "version");
        String group = text(parent.get(), "groupId");
        return pom(
                repository(folder, group)
                        .resolve(group.replace('.', '/'))
                        .resolve(name)
                        .resolve(version),
                name,
                version);
    }

    /** The folder above all groups: the first ancestor that holds the group asked for. */
    private static Path repository(Path folder, String group) {
        Path found = folder;
        while (!Files.isDirectory(found.resolve(group.replace('.', '/')))) {
            found = found.getParent();
        }
        return found;
    }

    private static Optional<Element> child(Element element, String name) {
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element found && found.getTagName().equals(name)) {
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }

    private static String text(Element element, String name) {
        return child(element, name).map(found -> found.getTextContent().strip()).orElse("");
    }

    private static String texts(Element licences, String name) {
        List<String> texts = new ArrayList<>();
        for (Node node = licences.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element licence) {
                texts.add(text(licence, name).replaceAll("\\s+", " "));
            }
        }
        return String.join(" or ", texts);
    }

    private void stopIfWrong() {
        if (!problems.isEmpty()) {
            problems.forEach(System.err::println);
            System.err.println(HELP);
            System.exit(1);
        }
    }
}
