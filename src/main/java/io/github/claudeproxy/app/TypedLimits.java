package io.github.claudeproxy.app;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;

/** The limits that were typed, by the names of the REST API's fields. */
final class TypedLimits {
    private final Map<String, String> texts = new HashMap<>();

    /** Picocli passes null for what was not given. */
    void put(String field, @Nullable String text) {
        if (text != null) {
            texts.put(field, text);
        }
    }

    /**
     * At least one.
     *
     * @throws StartException if there is none
     */
    Map<String, String> required() {
        if (texts.isEmpty()) {
            throw new StartException(ExitCode.USAGE, "name a limit to set: see --help");
        }
        return texts;
    }
}
