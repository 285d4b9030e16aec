package io.github.claudeproxy.usage;

import java.util.OptionalDouble;

/**
 * Sums over calls.
 *
 * @param errors calls answered with an error or cut by one; not those that the client left
 * @param costMicros what they cost, in millionths of a US dollar
 * @param flagged calls whose model the price table did not know
 */
public record UsageTotals(
        long requests,
        long errors,
        long inputTokens,
        long outputTokens,
        long cacheCreationInputTokens,
        long cacheReadInputTokens,
        long cacheCreation5mInputTokens,
        long cacheCreation1hInputTokens,
        long thinkingTokens,
        long webSearchRequests,
        long webFetchRequests,
        long costMicros,
        long flagged) {
    public static final UsageTotals NONE = new UsageTotals(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    public UsageTotals plus(UsageTotals other) {
        return new UsageTotals(
                requests + other.requests,
                errors + other.errors,
                inputTokens + other.inputTokens,
                outputTokens + other.outputTokens,
                cacheCreationInputTokens + other.cacheCreationInputTokens,
                cacheReadInputTokens + other.cacheReadInputTokens,
                cacheCreation5mInputTokens + other.cacheCreation5mInputTokens,
                cacheCreation1hInputTokens + other.cacheCreation1hInputTokens,
                thinkingTokens + other.thinkingTokens,
                webSearchRequests + other.webSearchRequests,
                webFetchRequests + other.webFetchRequests,
                costMicros + other.costMicros,
                flagged + other.flagged);
    }

    /** What is left of these calls without others that are among them. */
    UsageTotals minus(UsageTotals other) {
        return new UsageTotals(
                requests - other.requests,
                errors - other.errors,
                inputTokens - other.inputTokens,
                outputTokens - other.outputTokens,
                cacheCreationInputTokens - other.cacheCreationInputTokens,
                cacheReadInputTokens - other.cacheReadInputTokens,
                cacheCreation5mInputTokens - other.cacheCreation5mInputTokens,
                cacheCreation1hInputTokens - other.cacheCreation1hInputTokens,
                thinkingTokens - other.thinkingTokens,
                webSearchRequests - other.webSearchRequests,
                webFetchRequests - other.webFetchRequests,
                costMicros - other.costMicros,
                flagged - other.flagged);
    }

    /** The part of all input tokens that came from the cache, if there were any. */
    public OptionalDouble cacheHitRate() {
        long input = inputTokens + cacheCreationInputTokens + cacheReadInputTokens;
        return input == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of((double) cacheReadInputTokens / input);
    }
}
