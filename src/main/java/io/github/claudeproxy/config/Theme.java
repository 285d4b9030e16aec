package io.github.claudeproxy.config;

/** Whether the window is light or dark. */
public enum Theme {
    FOLLOW_SYSTEM,
    LIGHT,
    DARK
}
