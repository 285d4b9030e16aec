package io.github.claudeproxy.texts;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.stream.Collectors.toCollection;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Holds the bundle, the code, the FXML files and the web pages against each other. */
final class TextsTest {
    private static final Path SOURCES = Path.of("src/main");
    private static final Pattern IN_CODE =
            Pattern.compile("\\btexts?(?:\\(\\))?\\s*\\.get\\(\\s*\"([^\"]+)\"");
    private static final Pattern IN_FXML = Pattern.compile("\"%([A-Za-z][^\"]*)\"");
    private static final Pattern OF_CONSTANT = Pattern.compile("[A-Z]\\w*\\.[A-Z][A-Z_0-9]*");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d+)");

    private static final ResourceBundle ENGLISH = Texts.of(Locale.ENGLISH).bundle();
    private static final ResourceBundle GERMAN = Texts.of(Locale.GERMAN).bundle();

    @Test
    void everyLanguageHasTheSameTexts() {
        assertThat(new TreeSet<>(GERMAN.keySet())).isEqualTo(new TreeSet<>(ENGLISH.keySet()));
    }

    @Test
    void everyTextThatIsWantedExists() {
        Set<String> wanted = found(IN_CODE, ".java");
        wanted.addAll(found(IN_FXML, ".fxml"));

        assertThat(wanted).isNotEmpty().isSubsetOf(ENGLISH.keySet());
    }

    @Test
    void namesFromRightToLeftDoNotTurnTheirSentence() {
        Texts texts = Texts.of(Locale.ENGLISH);

        assertThat(texts.get("keys.limits.title", "\u05e9\u05dc\u05d5\u05dd"))
                .isEqualTo("Limits of “\u2068\u05e9\u05dc\u05d5\u05dd\u2069”");
        assertThat(texts.get("keys.limits.title", "Anna")).isEqualTo("Limits of “Anna”");
    }

    @Test
    void everyTextIsWantedSomewhere() {
        String all =
                Stream.of(".java", ".fxml", ".js", ".html")
                        .flatMap(TextsTest::sources)
                        .reduce("", String::concat);

        assertThat(ENGLISH.keySet())
                .allMatch(key -> OF_CONSTANT.matcher(key).matches() || isWanted(all, key));
    }

    private static boolean isWanted(String sources, String key) {
        return Stream.of("\"", "'", "%", "`").anyMatch(mark -> sources.contains(mark + key));
    }

    @Test
    void everyConstantWithSiblingsInTheBundleIsThere() {
        List<JavaClass> enums =
                new ClassFileImporter()
                                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                                .importPackages("io.github.claudeproxy")
                                .stream()
                                .filter(JavaClass::isEnum)
                                .filter(type -> hasTexts(type.getSimpleName()))
                                .toList();
        Set<String> constants =
                enums.stream().flatMap(TextsTest::constants).collect(toCollection(TreeSet::new));
        Set<String> keys =
                ENGLISH.keySet().stream()
                        .filter(key -> OF_CONSTANT.matcher(key).matches())
                        .collect(toCollection(TreeSet::new));

        assertThat(keys).isEqualTo(constants);
    }

    private static boolean hasTexts(String type) {
        return ENGLISH.keySet().stream()
                .anyMatch(key -> OF_CONSTANT.matcher(key).matches() && key.startsWith(type + "."));
    }

    private static Stream<String> constants(JavaClass type) {
        return Arrays.stream(type.reflect().getEnumConstants())
                .map(constant -> type.getSimpleName() + "." + ((Enum<?>) constant).name());
    }

    @Test
    void everyLanguageUsesTheSameValues() {
        assertThat(ENGLISH.keySet())
                .allMatch(
                        key ->
                                values(ENGLISH.getString(key))
                                        .equals(values(GERMAN.getString(key))));
    }

    @Test
    void noTextQuotesByMistake() {
        for (ResourceBundle bundle : List.of(ENGLISH, GERMAN)) {
            assertThat(bundle.keySet())
                    .allSatisfy(
                            key -> {
                                assertThat(bundle.getString(key)).isNotBlank().doesNotContain("'");
                                new MessageFormat(bundle.getString(key), Locale.ENGLISH);
                            });
        }
    }

    @Test
    void unknownLanguagesReadEnglish() {
        assertThat(Texts.of(Locale.JAPANESE).get("dialog.cancel")).isEqualTo("Cancel");
        assertThat(Texts.of(Locale.of("de", "AT")).get("dialog.cancel")).isEqualTo("Abbrechen");
    }

    private static Set<String> values(String text) {
        return PLACEHOLDER
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .collect(toCollection(TreeSet::new));
    }

    private static Set<String> found(Pattern pattern, String ending) {
        return sources(ending)
                .flatMap(source -> pattern.matcher(source).results())
                .map(found -> found.group(1))
                .collect(toCollection(TreeSet::new));
    }

    private static Stream<String> sources(String ending) {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files
                    .filter(file -> file.toString().endsWith(ending))
                    .map(TextsTest::read)
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
