package io.github.claudeproxy.ui.fx;

import javafx.scene.Parent;

/** One screen of the window. JavaFX thread only. */
public interface ScreenView {
    Parent root();

    /** It comes into sight: from here on it follows what it shows. */
    default void shown() {}

    /** It goes out of sight: from here on it costs nothing. */
    default void hidden() {}

    /** The user wants to search here. */
    default void search() {}
}
