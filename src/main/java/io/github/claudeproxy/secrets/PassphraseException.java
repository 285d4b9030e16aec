package io.github.claudeproxy.secrets;

import java.io.IOException;

/** A file that was sealed with a passphrase cannot be opened. */
public final class PassphraseException extends IOException {
    private static final long serialVersionUID = 1L;

    /** What keeps it shut. */
    public enum Reason {
        /** It was never sealed by this program. */
        FOREIGN,
        /** It was sealed in a way that only a newer version knows. */
        NEWER,
        /** Another passphrase seals it. */
        WRONG_PASSPHRASE,
        /** Some of it was changed or is missing. */
        DAMAGED
    }

    private final Reason reason;

    PassphraseException(Reason reason) {
        super("sealed file: " + reason);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
