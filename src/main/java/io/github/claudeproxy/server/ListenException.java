package io.github.claudeproxy.server;

/** The server cannot listen where it should; the message is fit for the user. */
public sealed class ListenException extends Exception permits PortTakenException {
    private static final long serialVersionUID = 1L;

    ListenException(String message, Throwable cause) {
        super(message, cause);
    }
}
