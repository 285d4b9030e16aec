package io.github.claudeproxy.network;

import org.jspecify.annotations.Nullable;

/** The server cannot listen where it should; the message is fit for the user. */
public sealed class ListenException extends Exception permits PortTakenException {
    private static final long serialVersionUID = 1L;

    public ListenException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
