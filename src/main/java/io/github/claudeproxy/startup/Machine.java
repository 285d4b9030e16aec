package io.github.claudeproxy.startup;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.Map;

/**
 * Where the program runs, as far as starting it goes.
 *
 * @param system as Java names it
 * @param launcher what was installed and started this program, if anything was
 */
public record Machine(
        String system, Map<String, String> environment, Path home, @Nullable String launcher) {
    public Machine {
        environment = Map.copyOf(environment);
    }

    /** This one. */
    public static Machine ofProcess() {
        return new Machine(
                System.getProperty("os.name", ""),
                System.getenv(),
                Path.of(System.getProperty("user.home", "")),
                System.getProperty(Launcher.PLACE));
    }
}
