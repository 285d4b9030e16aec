package io.github.claudeproxy.update;

/** The release file could not be had or must not be believed; the message is for the user. */
public final class UpdateException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UpdateException(String message) {
        super(message);
    }

    UpdateException(String message, Throwable cause) {
        super(message, cause);
    }
}
