package io.github.claudeproxy.network;

/** Another program, or another instance of this one, listens on the port. */
public final class PortTakenException extends ListenException {
    private static final long serialVersionUID = 1L;

    private final int port;

    public PortTakenException(int port, Throwable cause) {
        this(port, "port " + port + " is taken by another program", cause);
    }

    PortTakenException(int port, String message, Throwable cause) {
        super(message, cause);
        this.port = port;
    }

    public int port() {
        return port;
    }
}
