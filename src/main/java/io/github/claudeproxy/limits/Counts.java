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

    /**
     * What was used in a window.
     *
     * @param usedUntil before this something was used; behind the window's end if the clock has
     *     ever been ahead
     */
    record Sum(Window window, long amount, long usedUntil) {}

    Counts {
        calls = List.copyOf(calls);
    }
}
