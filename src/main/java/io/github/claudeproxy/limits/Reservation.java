package io.github.claudeproxy.limits;

import org.jspecify.annotations.Nullable;

/**
 * What is set aside for a running call.
 *
 * @param tokenWindow the window of the tokens, null if they are not limited
 * @param microsWindow the window of the budget, null if there is none
 */
record Reservation(
        long tokens, @Nullable Window tokenWindow, long micros, @Nullable Window microsWindow) {}
