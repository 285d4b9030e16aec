package io.github.claudeproxy.config;

/** A value the program cannot start with; the message is one line, fit for the user. */
public final class ConfigException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ConfigException(String message) {
        super(message);
    }
}
