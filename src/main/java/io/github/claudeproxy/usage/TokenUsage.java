package io.github.claudeproxy.usage;

import org.jspecify.annotations.Nullable;

/**
 * What upstream counted for one call, in the fields of its {@code usage} object. A count that no
 * call can have is taken for the nearest possible one, so that sums never overflow.
 *
 * @param inputTokens without those read from or written to the cache
 * @param thinkingTokens a part of {@code outputTokens}
 */
public record TokenUsage(
        long inputTokens,
        long outputTokens,
        long cacheCreationInputTokens,
        long cacheReadInputTokens,
        long cacheCreation5mInputTokens,
        long cacheCreation1hInputTokens,
        long thinkingTokens,
        long webSearchRequests,
        long webFetchRequests,
        @Nullable String serviceTier,
        @Nullable String inferenceGeo) {
    /** Nothing was counted. */
    public static final TokenUsage NONE = new TokenUsage(0, 0, 0, 0, 0, 0, 0, 0, 0, null, null);

    private static final long MAX = 1_000_000_000_000L;

    public TokenUsage {
        inputTokens = possible(inputTokens);
        outputTokens = possible(outputTokens);
        cacheCreationInputTokens = possible(cacheCreationInputTokens);
        cacheReadInputTokens = possible(cacheReadInputTokens);
        cacheCreation5mInputTokens = possible(cacheCreation5mInputTokens);
        cacheCreation1hInputTokens = possible(cacheCreation1hInputTokens);
        thinkingTokens = possible(thinkingTokens);
        webSearchRequests = possible(webSearchRequests);
        webFetchRequests = possible(webFetchRequests);
        serviceTier = Words.bounded(serviceTier);
        inferenceGeo = Words.bounded(inferenceGeo);
    }

    private static long possible(long count) {
        return Math.clamp(count, 0, MAX);
    }
}
