package io.github.claudeproxy.testkit;

import java.io.IOException;

/** The request body is larger than the endpoint takes. */
final class BodyTooLarge extends IOException {
    private static final long serialVersionUID = 1L;

    BodyTooLarge(long limit) {
        super("body over " + limit + " bytes");
    }
}
