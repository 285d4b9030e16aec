package io.github.claudeproxy.config;

import java.nio.charset.StandardCharsets;

/** A text that must not be shown: it prints as asterisks, whatever its length. */
public record Secret(String reveal) {
    static final String MASK = "********";

    public byte[] bytes() {
        return reveal.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return MASK;
    }
}
