package io.github.claudeproxy.ui.fx;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.claudeproxy.ui.testing.Toolkit;

import javafx.css.CssParser;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** JavaFX leaves out what it cannot read in a style sheet, and says so in passing only. */
final class StyleSheetsTest {
    private static final Path RESOURCES = Path.of("src/main/resources/io/github/claudeproxy/ui");

    @Test
    void everyStyleSheetCanBeRead() throws IOException {
        List<URI> sheets = sheets();

        assertThat(sheets).isNotEmpty();
        assertThat(sheets.stream().flatMap(sheet -> complaints(sheet).stream())).isEmpty();
    }

    private static List<String> complaints(URI sheet) {
        return Toolkit.on(
                () -> {
                    CssParser.errorsProperty().clear();
                    parse(sheet);
                    return CssParser.errorsProperty().stream()
                            .map(CssParser.ParseError::getMessage)
                            .toList();
                });
    }

    private static void parse(URI sheet) {
        try {
            new CssParser().parse(sheet.toURL());
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<URI> sheets() throws IOException {
        try (Stream<Path> files = Files.walk(RESOURCES)) {
            return files.filter(file -> file.toString().endsWith(".css")).map(Path::toUri).toList();
        }
    }
}
