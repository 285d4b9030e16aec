package io.github.claudeproxy.usage;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * Calls of one key that have model, outcome and time in common.
 *
 * @param at the start of the hour or day, as the query wants it; the epoch if it does not care
 */
record Slice(
        String keyId, @Nullable String model, String outcome, Instant at, UsageTotals totals) {}
