package io.github.claudeproxy.config;

/**
 * How the program begins and what closing its window means.
 *
 * @param startAtLogin what the owner wishes; the entry in the system is what happens
 * @param closeToTray whether closing the window leaves the program running, where there is a tray
 * @param trayExplained whether the owner has been told so
 */
public record Startup(boolean startAtLogin, boolean closeToTray, boolean trayExplained) {
    public static final Startup DEFAULT = new Startup(false, true, false);

    public Startup withStartAtLogin(boolean next) {
        return new Startup(next, closeToTray, trayExplained);
    }

    public Startup withCloseToTray(boolean next) {
        return new Startup(startAtLogin, next, trayExplained);
    }

    public Startup withTrayExplained(boolean next) {
        return new Startup(startAtLogin, closeToTray, next);
    }
}
