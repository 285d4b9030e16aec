package io.github.claudeproxy.claude;

/** How an attempt to connect ended. Messages are fit for the user and hold no secret. */
public sealed interface ConnectOutcome {
    /** Stored and in use. */
    record Connected(ConnectionStatus status) implements ConnectOutcome {}

    /** Nothing stored: what was given is wrong, used up, too old or not accepted by Anthropic. */
    record Refused(String message) implements ConnectOutcome {}

    /** Nothing stored: Anthropic gave no usable answer, so nobody knows whether it is right. */
    record Unreachable(String message) implements ConnectOutcome {}
}
