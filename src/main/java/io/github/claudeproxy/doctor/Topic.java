package io.github.claudeproxy.doctor;

/** What a finding is about, in the order in which they are told. */
public enum Topic {
    CONFIGURATION,
    SERVER,
    NETWORK,
    FIREWALL,
    UPSTREAM,
    CLOCK,
    CONNECTION,
    DISK,
    FILES,
    DATABASE
}
