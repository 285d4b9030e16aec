package io.github.claudeproxy.network;

import java.util.Optional;

/** A program that has a port. */
public record PortOwner(String program, long process) {
    /** The one that has this port, as far as the system tells. Blocks for seconds at worst. */
    public static Optional<PortOwner> of(int port) {
        return PortOwners.ofSystem().of(port);
    }

    public String text() {
        return program + " (process " + process + ")";
    }
}
