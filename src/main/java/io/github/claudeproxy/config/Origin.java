package io.github.claudeproxy.config;

/** Where a value came from; a later one wins over an earlier one. */
public enum Origin {
    DEFAULT("default"),
    DOT_ENV(".env"),
    ENVIRONMENT("environment"),
    FLAG("flag");

    private final String label;

    Origin(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
