package io.github.claudeproxy.ui.welcome;

/** Who may reach the program. */
public enum Audience {
    THIS_MACHINE,
    /** With a certificate of our own authority, which teammates trust once. */
    NETWORK_HTTPS,
    /** What is sent can be read on the way. */
    NETWORK_PLAIN
}
