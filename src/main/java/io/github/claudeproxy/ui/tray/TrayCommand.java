package io.github.claudeproxy.ui.tray;

/** What the user can want of the icon, in the order of its menu. */
public enum TrayCommand {
    OPEN,
    /** Wants nothing: the line says how all is. */
    STATE,
    COPY_URL,
    /** Starts or stops the server. */
    SWITCH,
    QUIT
}
