package io.github.claudeproxy.usage;

import org.jspecify.annotations.Nullable;

/** A price table cannot be used; the message is one line for the user. */
public final class PriceException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PriceException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
