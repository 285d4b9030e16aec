package io.github.claudeproxy.usage;

/**
 * Sums over calls.
 *
 * @param errors calls answered with an error or cut by one; not those that the client left
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
        long webFetchRequests) {
    public static final UsageTotals NONE = new UsageTotals(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

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
                webFetchRequests + other.webFetchRequests);
    }
}
