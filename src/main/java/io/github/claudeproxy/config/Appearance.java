package io.github.claudeproxy.config;

import org.jspecify.annotations.Nullable;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * How the window looks and speaks.
 *
 * @param language a language tag such as {@code de}, or null for that of the system
 */
public record Appearance(Theme theme, @Nullable String language) {
    public static final Appearance DEFAULT = new Appearance(Theme.FOLLOW_SYSTEM, null);
    private static final Pattern TAG = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*");

    public Appearance {
        Objects.requireNonNull(theme, "theme");
        if (language != null && !TAG.matcher(language).matches()) {
            throw new IllegalArgumentException("language is not a tag such as de");
        }
    }

    public Appearance withTheme(Theme next) {
        return new Appearance(next, language);
    }

    public Appearance withLanguage(@Nullable String next) {
        return new Appearance(theme, next);
    }
}
