package io.github.claudeproxy.ui.settings;

import java.util.List;

/** One part of the settings. JavaFX thread only. */
interface SettingsPage {
    Section section();

    /** What stands in it, always the same. */
    List<SettingsGroup> groups();

    /** It comes into sight: from here on it follows what it shows. */
    default void shown() {}

    /** It goes out of sight: from here on it costs nothing. */
    default void hidden() {}
}
