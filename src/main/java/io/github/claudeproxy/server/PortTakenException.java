package io.github.claudeproxy.server;

/** Another program, or another instance of this one, listens on the port. */
public final class PortTakenException extends ListenException {
    private static final long serialVersionUID = 1L;

    private final int port;

    PortTakenException(int port, Throwable cause) {
        super("port " + port + " is taken by another program", cause);
        this.port = port;
    }

    public int port() {
        return port;
    }
}
