package io.github.claudeproxy.doctor;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** What keeps other machines out on some system. */
@FunctionalInterface
public interface Firewall {
    /** The symptom of the one that is on, as far as the system tells. Blocks. */
    Optional<Symptom> on();

    /** That of the system this runs on. */
    static Firewall ofSystem() {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (system.startsWith("windows")) {
            return CommandFirewall.WINDOWS;
        }
        return system.startsWith("mac") ? CommandFirewall.MACOS : new LinuxFirewall(Path.of("/"));
    }
}
