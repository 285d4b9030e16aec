package io.github.claudeproxy.network;

/** A program that has a port. */
public record PortOwner(String program, long process) {
    public String text() {
        return program + " (process " + process + ")";
    }
}
