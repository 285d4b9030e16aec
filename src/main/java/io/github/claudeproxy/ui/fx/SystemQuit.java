package io.github.claudeproxy.ui.fx;

/**
 * Quitting by the means of the system: Cmd+Q, the menu of the application and the Dock on a Mac,
 * also before it logs off. JavaFX turns that into a request to close for each window in sight,
 * which looks like one from the window's own button. What AWT offers for it does nothing beside
 * JavaFX.
 */
public final class SystemQuit {
    /** What JavaFX calls for it, and for nothing else. */
    private static final String ALL_WINDOWS = "requestClosingAllWindows";

    private SystemQuit() {}

    /** Whether a window is asked to close because of it; only while it is asked. */
    public static boolean isUnderWay() {
        return StackWalker.getInstance()
                .walk(frames -> frames.anyMatch(at -> at.getMethodName().equals(ALL_WINDOWS)));
    }
}
