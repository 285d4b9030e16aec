package io.github.claudeproxy.usage;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * Calls that have key, model, outcome and time in common, or those of them that were asked for.
 *
 * @param keyId empty if it was not asked for; so is the outcome
 * @param at the start of the hour or day; the epoch if it was not asked for
 */
record Slice(
        String keyId, @Nullable String model, String outcome, Instant at, UsageTotals totals) {}
