package io.github.claudeproxy.ui.keys;

/** The server does not listen anywhere, so that nothing can lead to it. */
final class NoAddress extends Exception {
    private static final long serialVersionUID = 1;

    NoAddress() {
        super("the server does not listen");
    }
}
