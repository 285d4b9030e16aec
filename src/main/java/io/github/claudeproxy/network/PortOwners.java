package io.github.claudeproxy.network;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** Asks the system which program listens on a port. Blocks for seconds at worst. */
@FunctionalInterface
interface PortOwners {
    /** Empty where the system does not tell, as about programs of other users. */
    Optional<PortOwner> of(int port);

    static PortOwners ofSystem() {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (system.startsWith("windows")) {
            return new WindowsPortOwners(CommandOutput::of);
        }
        return system.startsWith("mac")
                ? new MacPortOwners(CommandOutput::of)
                : new LinuxPortOwners(Path.of("/proc"));
    }
}
