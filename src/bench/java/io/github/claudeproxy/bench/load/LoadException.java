package io.github.claudeproxy.bench.load;

import java.io.IOException;

/** A target answered otherwise than asked: what was measured until then is worth nothing. */
public final class LoadException extends IOException {
    private static final long serialVersionUID = 1;

    public LoadException(String message) {
        super(message);
    }

    public LoadException(String message, Throwable cause) {
        super(message, cause);
    }
}
