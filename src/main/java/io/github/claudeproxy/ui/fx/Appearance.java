package io.github.claudeproxy.ui.fx;

import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.beans.value.ChangeListener;

import java.util.Objects;

/**
 * Light or dark: as the system has it, live, or fixed. Colours come only from the theme's tokens.
 * JavaFX thread only.
 */
public final class Appearance {
    private final FxThread fx;
    private final ChangeListener<ColorScheme> follow = (_, _, now) -> apply(now);

    /** What the user chose. */
    public enum Choice {
        SYSTEM,
        LIGHT,
        DARK
    }

    public Appearance(FxThread fx) {
        this.fx = fx;
    }

    /** The style sheet on top of the theme, for every scene. */
    public static String styleSheet() {
        return url("app.css");
    }

    private static String url(String name) {
        return Objects.requireNonNull(Appearance.class.getResource(name)).toExternalForm();
    }

    /** Loads the theme of the system, without which the style sheet on top of it makes no sense. */
    public void load() {
        apply(fx.systemColorScheme().get());
    }

    /** Shows all windows so from now on. */
    public void choose(Choice choice) {
        fx.systemColorScheme().removeListener(follow);
        switch (choice) {
            case LIGHT -> apply(ColorScheme.LIGHT);
            case DARK -> apply(ColorScheme.DARK);
            case SYSTEM -> {
                fx.systemColorScheme().addListener(follow);
                apply(fx.systemColorScheme().get());
            }
        }
    }

    private void apply(ColorScheme scheme) {
        Application.setUserAgentStylesheet(
                url(scheme == ColorScheme.DARK ? "dark.css" : "light.css"));
    }
}
