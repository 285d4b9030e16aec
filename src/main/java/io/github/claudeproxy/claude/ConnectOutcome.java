package io.github.claudeproxy.claude;

/** How an attempt to connect ended. Messages are fit for the user and hold no secret. */
public sealed interface ConnectOutcome {
    /** Stored and in use. */
    record Connected(ConnectionStatus status) implements ConnectOutcome {}

    /** Nothing stored: what was given is wrong, used up, too old or not accepted by Anthropic. */
    record Refused(Setback setback) implements ConnectOutcome {
        public String message() {
            return setback.message();
        }
    }

    /** Nothing stored: Anthropic gave no usable answer, so nobody knows whether it is right. */
    record Unreachable(Setback setback) implements ConnectOutcome {
        public String message() {
            return setback.message();
        }
    }
}
