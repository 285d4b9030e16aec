package io.github.claudeproxy.rest;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.Set;

/**
 * What each field of the bodies means, from {@code fields.properties}: by its name, or by record
 * and name where it means something else there.
 */
final class FieldTexts {
    private final Properties texts;

    private FieldTexts(Properties texts) {
        this.texts = texts;
    }

    static FieldTexts load() {
        Properties texts = new Properties();
        try (Reader reader =
                new InputStreamReader(
                        FieldTexts.class.getResourceAsStream("fields.properties"),
                        StandardCharsets.UTF_8)) {
            texts.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new FieldTexts(texts);
    }

    @Nullable String of(Class<?> type, String field) {
        String record = type.getSimpleName().replaceFirst("Body$", "");
        String special = texts.getProperty(record + "." + field);
        return special == null ? texts.getProperty(field) : special;
    }

    /** What the calls below {@code /api/area} are about. */
    String ofArea(String area) {
        return texts.getProperty("/" + area, area);
    }

    Set<String> keys() {
        return texts.stringPropertyNames();
    }
}
