package io.github.claudeproxy.app;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Whether there is anything to show a window on. */
final class Display {
    private Display() {}

    static boolean exists() {
        return exists(
                System.getProperty("os.name", ""),
                System.getenv(),
                System.getProperty("glass.platform") != null);
    }

    /** On Linux the environment tells; elsewhere whoever starts a program has a desktop. */
    static boolean exists(String system, Map<String, String> environment, boolean platformGiven) {
        String name = system.toLowerCase(Locale.ROOT);
        return platformGiven
                || name.startsWith("windows")
                || name.startsWith("mac")
                || Stream.of("DISPLAY", "WAYLAND_DISPLAY")
                        .anyMatch(key -> !environment.getOrDefault(key, "").isBlank());
    }
}
