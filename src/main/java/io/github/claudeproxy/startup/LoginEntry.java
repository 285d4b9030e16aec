package io.github.claudeproxy.startup;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What makes a system start the program at login. Blocks. */
interface LoginEntry {
    /** Whether it is there and the user has not turned it off by other means. */
    boolean isOn() throws IOException;

    /** Makes it, or makes it anew where another command is in it. */
    void write(Launcher launcher) throws IOException;

    void remove() throws IOException;

    /** The entry of this user on this system; empty where there is no such thing. */
    static Optional<LoginEntry> ofSystem(
            String system, Map<String, String> environment, Path home) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            return Optional.of(new RunKey(RunKey::run));
        }
        if (name.startsWith("mac")) {
            return Optional.of(new FileEntry(LaunchAgent.in(home), LaunchAgent.FORM));
        }
        if (name.startsWith("linux")) {
            return Optional.of(
                    new FileEntry(DesktopEntry.in(environment, home), DesktopEntry.FORM));
        }
        return Optional.empty();
    }
}
