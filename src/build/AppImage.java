import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Lays out what every package of this system contains: {@code AppImage desktop|server JARS TARGET}
 * makes {@code TARGET/app} (our jars and the one native library they need) and {@code
 * TARGET/runtime} (a Java runtime of the needed modules only, JavaFX linked into it). Started by
 * package.sh and package.ps1 with the JDK that is to be shipped.
 */
final class AppImage {
    private static final Set<String> NATIVE = Set.of("so", "dll", "dylib");

    /** Those of java.base. */
    private static final Set<String> PROVIDERS =
            Set.of("SUN", "SunRsaSign", "SunEC", "SunJSSE", "SunJCE");

    private final Properties app;
    private final String product;
    private final Path jars;
    private final Path target;

    private AppImage(Properties app, String product, Path jars, Path target) {
        this.app = app;
        this.product = product;
        this.jars = jars;
        this.target = target;
    }

    public static void main(String[] args) throws IOException {
        Properties app = new Properties();
        try (var file = Files.newBufferedReader(Path.of("packaging/app.properties"))) {
            app.load(file);
        }
        new AppImage(app, args[0], Path.of(args[1]), Path.of(args[2])).make();
    }

    private void make() throws IOException {
        requireVersions();
        Path folder = Files.createDirectories(target.resolve("app"));
        for (Path jar : ours()) {
            copy(jar, folder);
        }
        requireModules();
        link(jmods(target.resolveSibling(product + "-jmods")));
        dateAll();
    }

    private void requireVersions() {
        requireSame("JDK", app.getProperty("jdk.version"), Runtime.version().toString());
        for (Path jar : javafx()) {
            if (!name(jar).contains("-" + app.getProperty("javafx.version"))) {
                throw new IllegalStateException(
                        name(jar) + " is not JavaFX " + app.getProperty("javafx.version"));
            }
        }
    }

    private static void requireSame(String what, String wanted, String found) {
        if (!wanted.equals(found)) {
            throw new IllegalStateException(
                    "%s is %s, packaging/app.properties says %s".formatted(what, found, wanted));
        }
    }

    /**
     * Everything but JavaFX, which becomes part of the runtime, and what this product leaves out.
     */
    private List<Path> ours() throws IOException {
        List<String> without = words(product + ".without");
        return in(jars, jar -> !isJavaFx(jar) && !without.contains(artifact(jar)));
    }

    private List<Path> javafx() {
        try {
            return in(jars, AppImage::isJavaFx);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isJavaFx(Path jar) {
        return name(jar).startsWith("javafx-") || name(jar).startsWith("jdk-jsobject-");
    }

    private static List<Path> in(Path folder, Predicate<Path> which) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> name(file).endsWith(".jar"))
                    .filter(which)
                    .sorted()
                    .toList();
        }
    }

    /** The program's own jar loses its version, so that the launcher need not know it. */
    private void copy(Path jar, Path folder) throws IOException {
        switch (artifact(jar)) {
            case "claude-proxy" -> Files.copy(jar, folder.resolve("claude-proxy.jar"));
            case "sqlite-jdbc" -> copySqlite(jar, folder);
            default -> ShippedJar.copy(jar, folder.resolve(name(jar)));
        }
    }

    /** SQLite's driver carries its library for twenty systems: this one's is put beside it. */
    private void copySqlite(Path jar, Path folder) throws IOException {
        String natives = "org/sqlite/native/";
        String ours = natives + sqliteSystem() + "/";
        boolean found = false;
        try (JarFile from = new JarFile(jar.toFile());
                ZipOutputStream to =
                        new ZipOutputStream(Files.newOutputStream(folder.resolve(name(jar))))) {
            for (JarEntry entry : from.stream().toList()) {
                if (!entry.getName().startsWith(natives)) {
                    try (var in = from.getInputStream(entry)) {
                        add(entry, in, to);
                    }
                } else if (entry.getName().startsWith(ours) && !entry.isDirectory()) {
                    String name = entry.getName().substring(ours.length());
                    extract(from, entry, folder.resolve(name));
                    found = true;
                }
            }
        }
        if (!found) {
            throw new IllegalStateException(name(jar) + " has nothing for " + sqliteSystem());
        }
    }

    static void add(JarEntry entry, InputStream content, ZipOutputStream to) throws IOException {
        ZipEntry copy = new ZipEntry(entry.getName());
        copy.setTimeLocal(entry.getTimeLocal());
        to.putNextEntry(copy);
        content.transferTo(to);
        to.closeEntry();
    }

    private static void extract(JarFile from, JarEntry entry, Path to) throws IOException {
        try (var in = from.getInputStream(entry)) {
            Files.copy(in, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static String sqliteSystem() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String processor = System.getProperty("os.arch").equals("aarch64") ? "aarch64" : "x86_64";
        if (system.startsWith("windows")) {
            return "Windows/" + processor;
        }
        return (system.startsWith("mac") ? "Mac/" : "Linux/") + processor;
    }

    /** Asks jdeps what our jars need and compares that with what the runtime is to have. */
    private void requireModules() throws IOException {
        List<Path> all = in(jars, _ -> true);
        String path =
                String.join(java.io.File.pathSeparator, all.stream().map(Path::toString).toList());
        String own = target.resolve("app/claude-proxy.jar").toString();
        String report =
                run(
                        "jdeps",
                        "--multi-release",
                        "25",
                        "--ignore-missing-deps",
                        "-s",
                        "-R",
                        "-cp",
                        path,
                        own);
        Set<String> missing = new TreeSet<>();
        List<String> left = words(product + ".without");
        for (String line : report.lines().toList()) {
            String[] sides = line.strip().split(" -> ");
            boolean counts =
                    sides.length == 2
                            && sides[0].endsWith(".jar")
                            && !isJavaFx(Path.of(sides[0]))
                            && !left.contains(artifact(Path.of(sides[0])));
            if (counts && sides[1].matches("(java|jdk)\\.[a-z.]+")) {
                missing.add(sides[1]);
            }
        }
        words(product + ".modules").forEach(missing::remove);
        words(product + ".unneeded").forEach(missing::remove);
        if (!missing.isEmpty()) {
            throw new IllegalStateException(product + ".modules lacks " + missing);
        }
    }

    /** JavaFX comes as jars that unpack their libraries at the start; jmods are linked instead. */
    private Path jmods(Path folder) throws IOException {
        Files.createDirectories(folder);
        if (!words(product + ".modules").contains("javafx.controls")) {
            return folder;
        }
        for (Path jar : javafx()) {
            try (JarFile file = new JarFile(jar.toFile())) {
                if (file.getEntry("module-info.class") != null
                        && !artifact(jar).equals("jdk-jsobject")) {
                    jmod(file, folder.resolve(artifact(jar).replace('-', '.')));
                }
            }
        }
        return folder;
    }

    private void jmod(JarFile jar, Path module) throws IOException {
        Path classes = Files.createDirectories(module.resolve("classes"));
        Path libraries = Files.createDirectories(module.resolve("lib"));
        for (Enumeration<JarEntry> all = jar.entries(); all.hasMoreElements(); ) {
            JarEntry entry = all.nextElement();
            if (entry.isDirectory() || entry.getName().endsWith(".jar")) {
                continue;
            }
            Path to = (isNative(entry) ? libraries : classes).resolve(entry.getName());
            Files.createDirectories(to.getParent());
            extract(jar, entry, to);
        }
        run(
                "jmod",
                "create",
                "--class-path",
                classes.toString(),
                "--libs",
                libraries.toString(),
                module + ".jmod");
        deleteAll(module);
    }

    private static boolean isNative(JarEntry entry) {
        String name = entry.getName();
        return NATIVE.contains(name.substring(name.lastIndexOf('.') + 1));
    }

    private void link(Path jmods) throws IOException {
        Path runtime = target.resolve("runtime");
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "--output",
                                runtime.toString(),
                                "--add-modules",
                                String.join(",", words(product + ".modules")),
                                "--no-header-files",
                                "--no-man-pages",
                                "--compress",
                                "zip-6"));
        if (words(product + ".modules").contains("javafx.controls")) {
            arguments.addAll(List.of("--module-path", jmods.toString()));
        }
        if (words(product + ".modules").contains("jdk.localedata")) {
            arguments.addAll(List.of("--include-locales", app.getProperty("locales")));
        }
        run("jlink", arguments.toArray(String[]::new));
        deleteAll(jmods);
        trimProviders(runtime.resolve("conf/security/java.security"));
        trimCommands(runtime.resolve("bin"));
    }

    private static void trimCommands(Path bin) throws IOException {
        try (Stream<Path> files = Files.list(bin)) {
            for (Path file : files.toList()) {
                if (!name(file).matches("java(w?\\.exe)?|.*\\.dll")) {
                    Files.delete(file);
                }
            }
        }
    }

    /**
     * Leaves the security providers that this runtime has. For each that it lacks Java would look
     * through the class path, and load all of Bouncy Castle at every start.
     */
    private static void trimProviders(Path file) throws IOException {
        List<String> kept = new ArrayList<>();
        int number = 0;
        for (String line : Files.readAllLines(file)) {
            if (!line.matches("security\\.provider\\.[0-9]+=.*")) {
                kept.add(line);
            } else if (PROVIDERS.contains(line.replaceFirst(".*=", ""))) {
                number++;
                kept.add("security.provider." + number + line.substring(line.indexOf('=')));
            }
        }
        if (number != PROVIDERS.size()) {
            throw new IllegalStateException(file + " does not list all of " + PROVIDERS);
        }
        Files.write(file, kept);
    }

    /**
     * The AOT cache and a rebuilt package both compare times, so all files have the sources' one.
     */
    private void dateAll() throws IOException {
        Instant time = Instant.ofEpochSecond(Long.parseLong(System.getenv("SOURCE_DATE_EPOCH")));
        try (Stream<Path> files = Files.walk(target)) {
            for (Path file : files.toList()) {
                Files.setLastModifiedTime(file, FileTime.from(time));
            }
        }
    }

    private static String run(String tool, String... arguments) {
        StringWriter out = new StringWriter();
        PrintWriter writer = new PrintWriter(out);
        int code = ToolProvider.findFirst(tool).orElseThrow().run(writer, writer, arguments);
        if (code != 0) {
            throw new IllegalStateException(
                    tool + " " + Arrays.toString(arguments) + " ended with " + code + ": " + out);
        }
        return out.toString();
    }

    private static void deleteAll(Path folder) throws IOException {
        Files.walkFileTree(
                folder,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                            throws IOException {
                        Files.delete(file);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult postVisitDirectory(Path folder, IOException e)
                            throws IOException {
                        Files.delete(folder);
                        return FileVisitResult.CONTINUE;
                    }
                });
    }

    private List<String> words(String name) {
        return Arrays.stream(app.getProperty(name).split(" +"))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static String name(Path jar) {
        return jar.getFileName().toString();
    }

    /** The file's name without its version. */
    private static String artifact(Path jar) {
        return name(jar).replaceFirst("-[0-9].*", "");
    }
}
