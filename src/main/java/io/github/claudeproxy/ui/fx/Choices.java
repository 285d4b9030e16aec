package io.github.claudeproxy.ui.fx;

import javafx.util.StringConverter;

import org.jspecify.annotations.Nullable;

import java.util.function.Function;

/** How the entries of a list to choose from are written. */
public final class Choices {
    private Choices() {}

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
