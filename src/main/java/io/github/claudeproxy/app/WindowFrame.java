package io.github.claudeproxy.app;

import io.github.claudeproxy.config.WindowPlace;

import javafx.scene.image.Image;
import javafx.stage.Screen;
import javafx.stage.Stage;

import org.jspecify.annotations.Nullable;

import java.io.InputStream;
import java.util.List;
import java.util.Locale;

/** The window as the system shows it: its size, place and icon. JavaFX thread only. */
final class WindowFrame {
    private static final double WIDTH = 1240;
    private static final double HEIGHT = 780;
    private static final double MIN_WIDTH = 900;
    private static final double MIN_HEIGHT = 600;
    private static final boolean MAC =
            System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("mac");
    private static final List<Integer> ICONS = List.of(16, 32, 48, 128, 256);

    private final Stage stage;

    WindowFrame(Stage stage) {
        this.stage = stage;
        stage.setTitle("Claude Proxy");
        stage.setMinWidth(MIN_WIDTH);
        stage.setMinHeight(MIN_HEIGHT);
        stage.setWidth(WIDTH);
        stage.setHeight(HEIGHT);
        for (int size : ICONS) {
            InputStream icon =
                    WindowFrame.class.getResourceAsStream("/icons/claude-proxy-" + size + ".png");
            if (icon != null) {
                stage.getIcons().add(new Image(icon));
            }
        }
    }

    /** Puts the window where it was, if a screen is still there. */
    void restore(@Nullable WindowPlace place) {
        if (place != null && isOnScreen(place)) {
            stage.setX(place.x());
            stage.setY(place.y());
            stage.setWidth(Math.max(MIN_WIDTH, place.width()));
            stage.setHeight(Math.max(MIN_HEIGHT, place.height()));
            stage.setMaximized(place.maximized());
        }
    }

    /** The title bar has to be seen, or nobody could move the window. */
    private static boolean isOnScreen(WindowPlace place) {
        return !Screen.getScreensForRectangle(place.x() + 40, place.y(), place.width() - 80, 30)
                .isEmpty();
    }

    WindowPlace place() {
        return new WindowPlace(
                stage.getX(),
                stage.getY(),
                stage.getWidth(),
                stage.getHeight(),
                stage.isMaximized());
    }

    /** Keeps it out of the way, but where the user can find it. */
    void minimise() {
        stage.setIconified(true);
    }

    /**
     * Leaves the program without a window. A Mac keeps it in the Dock: whoever clicks there gets it
     * back, and a program with no window at all would take no notice of Cmd+Q and logging off.
     */
    void putAway() {
        if (MAC) {
            minimise();
        } else {
            stage.hide();
        }
    }

    /** Brings it before all others. */
    void raise() {
        stage.setIconified(false);
        stage.show();
        stage.toFront();
        stage.requestFocus();
    }
}
