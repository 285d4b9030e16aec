package io.github.claudeproxy.claude;

/**
 * Something outside failed that a connection cannot do without; the message is fit for the user.
 */
public final class ConnectionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ConnectionException(String message, Throwable cause) {
        super(message, cause);
    }
}
