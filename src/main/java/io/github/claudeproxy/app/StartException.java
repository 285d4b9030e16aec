package io.github.claudeproxy.app;

import org.jspecify.annotations.Nullable;

/** The program cannot go on; the message is one line for the user, the code tells a script why. */
final class StartException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ExitCode code;

    StartException(ExitCode code, String message) {
        this(code, message, null);
    }

    StartException(ExitCode code, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    ExitCode code() {
        return code;
    }
}
