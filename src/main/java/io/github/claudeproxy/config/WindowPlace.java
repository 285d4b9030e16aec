package io.github.claudeproxy.config;

/** Where the window was when it was last closed, in the system's units. */
public record WindowPlace(double x, double y, double width, double height, boolean maximized) {
    public WindowPlace {
        if (!Double.isFinite(x + y) || !(width > 0 && height > 0)) {
            throw new IllegalArgumentException("no window has this place");
        }
    }
}
