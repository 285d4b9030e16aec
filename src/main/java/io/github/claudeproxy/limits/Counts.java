package io.github.claudeproxy.limits;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What the store knows of a key's use.
 *
 * @param calls when the calls of the last minute began, oldest first
 */
record Counts(List<Long> calls, @Nullable Sum tokens, @Nullable Sum micros) {
    static final Counts NONE = new Counts(List.of(), null, null);

    /** What was used in a window. */
    record Sum(Window window, long amount) {}

    Counts {
        calls = List.copyOf(calls);
    }
}
