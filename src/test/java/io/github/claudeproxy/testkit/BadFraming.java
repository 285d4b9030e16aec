package io.github.claudeproxy.testkit;

import java.io.IOException;

/** The peer sent what RFC 9112 forbids, or what a request smuggler would send. */
final class BadFraming extends IOException {
    private static final long serialVersionUID = 1L;

    BadFraming(String message) {
        super(message);
    }
}
