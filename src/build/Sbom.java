import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Makes the list of all parts of one product from that of the whole project: {@code Sbom ALL APP
 * JDK RESULT}. What the product leaves out goes, the Java runtime comes in; a jar that the list
 * does not know stops the build.
 */
final class Sbom {
    private Sbom() {}

    public static void main(String[] args) throws IOException {
        ObjectMapper json = new ObjectMapper();
        ObjectNode all = (ObjectNode) json.readTree(Path.of(args[0]).toFile());
        Set<String> shipped = shipped(Path.of(args[1]));
        ArrayNode components = (ArrayNode) all.get("components");
        for (Iterator<JsonNode> each = components.iterator(); each.hasNext(); ) {
            if (!shipped.remove(name(each.next()))) {
                each.remove();
            }
        }
        for (JsonNode component : components) {
            hash((ObjectNode) component, Path.of(args[1]));
        }
        shipped.remove("claude-proxy");
        if (!shipped.isEmpty()) {
            throw new IllegalStateException("the list of parts lacks " + shipped);
        }
        components.add(runtime(json, args[2]));
        all.remove("dependencies");
        json.writerWithDefaultPrettyPrinter().writeValue(Path.of(args[3]).toFile(), all);
    }

    private static String name(JsonNode component) {
        return component.get("name").asText() + "-" + component.get("version").asText();
    }

    /** Some jars are not shipped as Maven Central has them: then the sum is that of what is. */
    private static void hash(ObjectNode component, Path app) throws IOException {
        Path jar = app.resolve(name(component) + ".jar");
        if (!Files.exists(jar)) {
            return;
        }
        String sum = sum(jar);
        if (component.path("hashes").findValuesAsText("content").contains(sum)) {
            return;
        }
        component.putArray("hashes").addObject().put("alg", "SHA-256").put("content", sum);
        component
                .putObject("pedigree")
                .put("notes", "Repacked without changing what it does: src/build/AppImage.java.");
    }

    private static String sum(Path file) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** The jars of the class path, and JavaFX where it is linked into the runtime. */
    private static Set<String> shipped(Path app) throws IOException {
        Set<String> names = new TreeSet<>();
        try (var files = Files.list(app)) {
            files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".jar"))
                    .map(name -> name.substring(0, name.length() - ".jar".length()))
                    .forEach(names::add);
        }
        names.addAll(javafx(app.resolveSibling("runtime").resolve("release")));
        return names;
    }

    private static Set<String> javafx(Path release) throws IOException {
        String modules = Files.readString(release);
        String version = System.getProperty("javafx.version", "");
        return modules.lines()
                .filter(line -> line.startsWith("MODULES="))
                .flatMap(line -> line.replaceAll("MODULES=|\"", "").lines())
                .flatMap(line -> Set.of(line.split(" ")).stream())
                .filter(module -> module.startsWith("javafx."))
                .map(module -> module.replace('.', '-') + "-" + version)
                .collect(Collectors.toSet());
    }

    private static ObjectNode runtime(ObjectMapper json, String version) {
        ObjectNode runtime = json.createObjectNode();
        runtime.put("type", "platform").put("name", "openjdk-runtime").put("version", version);
        runtime.putArray("licenses")
                .addObject()
                .put("expression", "GPL-2.0-only WITH Classpath-exception-2.0");
        return runtime;
    }
}
