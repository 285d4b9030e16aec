package io.github.claudeproxy.ui;

/** The screens of the sidebar, from top to bottom. */
public enum Screen {
    OVERVIEW("fth-home"),
    KEYS("fth-key"),
    USAGE("fth-bar-chart-2"),
    ACTIVITY("fth-activity"),
    SETTINGS("fth-settings");

    private final String icon;

    Screen(String icon) {
        this.icon = icon;
    }

    /** As Ikonli names it. */
    String icon() {
        return icon;
    }
}
