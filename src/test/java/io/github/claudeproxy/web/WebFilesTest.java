package io.github.claudeproxy.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.claudeproxy.texts.Texts;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

class WebFilesTest {
    private static final Path SOURCES =
            Path.of("src/main/resources/io/github/claudeproxy/web").toAbsolutePath();
    private static final Pattern TEXT = Pattern.compile("\"((?:web|Client|Shell)\\.[\\w.-]+)\"");
    private static final Pattern OF_CONSTANTS = Pattern.compile("`([A-Z]\\w+\\.)\\$\\{");
    private static final Pattern FILE =
            Pattern.compile("(?:\"/web/|from \"\\./|import\\(\"\\./)([\\w.-]+)\"");

    private final WebFiles files = new WebFiles();

    @Test
    void everyTextThePagesShowExists() throws IOException {
        assertThat(found(TEXT)).isNotEmpty().isSubsetOf(Texts.of(Locale.ENGLISH).bundle().keySet());
    }

    @Test
    void thePagesGetTheTextsOfTheConstantsTheyName() throws IOException {
        WebFile texts = Objects.requireNonNull(files.find("texts-en.json"));
        String json = StandardCharsets.UTF_8.decode(texts.content(false)).toString();

        assertThat(found(OF_CONSTANTS)).isNotEmpty().allMatch(name -> json.contains('"' + name));
    }

    @Test
    void everyFileThePagesLoadExists() throws IOException {
        assertThat(found(FILE)).isNotEmpty().allMatch(name -> files.find(name) != null);
    }

    /** The policy forbids them, so they would not work. */
    @Test
    void nothingIsInlineOrFromElsewhere() throws IOException {
        for (Path file : sources()) {
            assertThat(Files.readString(file).replace("http://www.w3.org/2000/svg", ""))
                    .as(file.toString())
                    .doesNotContainPattern("https?://|innerHTML|<style|style=|javascript:|eval\\(");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "../app.css", "a/b.js", "package-info.class", "WebFiles.class", ".js"})
    void findsNothingElse(String name) {
        assertThat(files.find(name)).isNull();
    }

    private static List<String> found(Pattern pattern) throws IOException {
        StringBuilder all = new StringBuilder();
        for (Path file : sources()) {
            all.append(Files.readString(file));
        }
        return pattern.matcher(all).results().map((MatchResult found) -> found.group(1)).toList();
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> found = Files.list(SOURCES)) {
            return found.toList();
        }
    }
}
