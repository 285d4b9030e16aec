package io.github.claudeproxy.secrets;

import org.jspecify.annotations.Nullable;

/** Secrets cannot be read or kept; the message is fit for the user. */
public final class SecretException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SecretException(String message) {
        this(message, null);
    }

    public SecretException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
