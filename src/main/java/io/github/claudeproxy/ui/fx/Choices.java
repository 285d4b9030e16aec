package io.github.claudeproxy.ui.fx;

import javafx.util.StringConverter;
import javafx.util.converter.LocalDateStringConverter;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.function.Function;

/** How the entries of a list to choose from are written. */
public final class Choices {
    private Choices() {}

    /** How a day is written and typed. */
    public static StringConverter<LocalDate> days(Locale locale) {
        return new LocalDateStringConverter(FormatStyle.SHORT, locale, null);
    }

    public static <T> StringConverter<T> named(Function<? super T, String> name) {
        return new StringConverter<>() {
            @Override
            public String toString(@Nullable T value) {
                return value == null ? "" : name.apply(value);
            }

            @Override
            public T fromString(String text) {
                throw new UnsupportedOperationException("chosen, never typed");
            }
        };
    }
}
