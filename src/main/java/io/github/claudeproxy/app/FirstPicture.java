package io.github.claudeproxy.app;

import io.github.claudeproxy.texts.Texts;
import io.github.claudeproxy.ui.StartingView;
import io.github.claudeproxy.ui.fx.Appearance;
import io.github.claudeproxy.ui.fx.FxThread;
import io.github.claudeproxy.ui.fx.ViewLoader;

import javafx.scene.Scene;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.lang.management.ManagementFactory;
import java.util.Locale;

/** The time until something is seen: what shortens it, and how long it was. JavaFX thread only. */
final class FirstPicture {
    private static final Logger log = LoggerFactory.getLogger(FirstPicture.class);

    private FirstPicture() {}

    /**
     * Makes what is seen first and throws it away: its classes are loaded then, and its styles
     * known, while others still read command line and settings.
     */
    static void prepare(FxThread fx) {
        new Appearance(fx).load();
        Scene scene =
                new Scene(new StartingView(new ViewLoader(Texts.of(Locale.getDefault()))).root());
        scene.getStylesheets().add(Appearance.styleSheet());
        scene.getRoot().applyCss();
        scene.getRoot().layout();
    }

    /** Runs this once the scene of a window that is about to be shown has been drawn. */
    static void whenDrawn(Scene scene, FxThread fx, Runnable next) {
        scene.addPostLayoutPulseListener(
                new Runnable() {
                    @Override
                    public void run() {
                        scene.removePostLayoutPulseListener(this);
                        fx.later(next);
                    }
                });
    }

    /** How long the user waited, from the start of this process on. */
    static void note() {
        if (log.isDebugEnabled()) {
            long millis = ManagementFactory.getRuntimeMXBean().getUptime();
            log.debug("The window was drawn {} ms after the start", millis);
        }
    }
}
