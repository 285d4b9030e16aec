package io.github.claudeproxy.tls;

/** No certificate can be made or kept; the message is fit for the user. */
public final class TlsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TlsException(String message, Throwable cause) {
        super(message, cause);
    }
}
