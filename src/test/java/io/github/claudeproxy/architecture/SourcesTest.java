package io.github.claudeproxy.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What only the text of the sources shows. */
final class SourcesTest {
    private static final Path MAIN = Path.of("src/main/java");
    private static final Path TEST = Path.of("src/test/java");
    private static final int MOST_LINES = 400;

    /** The boundaries at which anything that went wrong is caught, logged and answered. */
    private static final Set<String> BOUNDARIES =
            Set.of("ErrorResponder.java", "FxThread.java", "Main.java");

    private static final Pattern CATCH_ALL =
            Pattern.compile("catch \\((final )?[^)]*\\b(Exception|Throwable)\\b");
    private static final Pattern BARE =
            Pattern.compile("new (RuntimeException|Exception|Error)\\(");
    private static final Pattern SLEEP = Pattern.compile("\\bsleep\\(");
    private static final Pattern CLIENT =
            Pattern.compile("HttpClient\\.(newHttpClient|newBuilder)\\(");
    private static final String OWN_PROXY = ".proxy(HttpClient.Builder.NO_PROXY)";
    private static final Pattern SQL =
            Pattern.compile(
                    "\"\\s*(SELECT\\s[^\"]+\\sFROM\\s|INSERT\\s+INTO\\s|UPDATE\\s+\\w+\\s+SET\\s"
                            + "|DELETE\\s+FROM\\s|(CREATE|ALTER|DROP)\\s+TABLE\\s|PRAGMA\\s)",
                    Pattern.CASE_INSENSITIVE);

    @Test
    void noFileIsOverTheLimit() throws IOException {
        assertThat(files(MAIN, source -> source.lines().count() > MOST_LINES)).isEmpty();
        assertThat(files(TEST, source -> source.lines().count() > MOST_LINES)).isEmpty();
    }

    @Test
    void onlyBoundariesCatchEverything() throws IOException {
        assertThat(files(MAIN, source -> CATCH_ALL.matcher(source).find()))
                .allMatch(file -> BOUNDARIES.contains(name(file)));
    }

    @Test
    void failuresHaveATypeOfTheirOwn() throws IOException {
        assertThat(files(MAIN, source -> BARE.matcher(source).find())).isEmpty();
    }

    @Test
    void onlyStoresHoldSql() throws IOException {
        assertThat(files(MAIN, source -> SQL.matcher(source).find()))
                .allMatch(
                        file ->
                                name(file).endsWith("Store.java")
                                        || file.toString().contains("/store/"));
    }

    /** The default is the gate of the window's browser, which lets few sites through. */
    @Test
    void everyHttpClientNamesItsProxy() throws IOException {
        assertThat(
                        files(
                                MAIN,
                                source ->
                                        CLIENT.matcher(source).find()
                                                && !source.contains(OWN_PROXY)))
                .isEmpty();
    }

    @Test
    void testsWaitForWhatHappensNotForTime() throws IOException {
        assertThat(files(TEST, source -> SLEEP.matcher(source).find())).isEmpty();
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }

    /** The files whose text matches; this one, which holds the patterns, is left out. */
    private static List<Path> files(Path root, Predicate<String> matching) throws IOException {
        try (var files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !name(file).equals("SourcesTest.java"))
                    .filter(file -> matching.test(read(file)))
                    .toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
