package io.github.claudeproxy.usage;

/**
 * The prices of one model for one token of each class, in billionths of a US dollar: a price per
 * million tokens has three places after the point at most, so that all of it is whole numbers.
 *
 * @param write5m to the cache, for five minutes
 * @param write1h to the cache, for an hour
 */
record Rates(long input, long write5m, long write1h, long read, long output) {
    private static final long NANOS_PER_MICRO = 1000;
    private static final long MOST_NANOS = 1_000_000;
    private static final long MOST_PRODUCT = 1_000_000_000_000_000_000L;

    /** A call costs no more than a million dollars, so that no sum can overflow. */
    private static final long MOST_MICROS = 1_000_000_000_000L;

    Rates {
        for (long nanos : new long[] {input, write5m, write1h, read, output}) {
            if (nanos < 0 || nanos > MOST_NANOS) {
                throw new IllegalArgumentException("a price is from 0 to 1000 dollars");
            }
        }
    }

    /**
     * All of a call, exactly, and only then rounded to the nearest millionth, half of one up. A
     * batch costs half. Writes to the cache that are in neither part count as five minute ones.
     *
     * @param searchNanos the price of one web search
     */
    long micros(TokenUsage tokens, long searchNanos) {
        long unsplit = written(tokens) - split(tokens);
        long nanos =
                product(tokens.inputTokens(), input)
                        + product(tokens.cacheCreation5mInputTokens() + unsplit, write5m)
                        + product(tokens.cacheCreation1hInputTokens(), write1h)
                        + product(tokens.cacheReadInputTokens(), read)
                        + product(tokens.outputTokens(), output)
                        + product(tokens.webSearchRequests(), searchNanos);
        long divisor = isBatch(tokens) ? 2 * NANOS_PER_MICRO : NANOS_PER_MICRO;
        return Math.min((nanos + divisor / 2) / divisor, MOST_MICROS);
    }

    /** Whether there is anything to pay for. */
    static boolean isFree(TokenUsage tokens) {
        return prompt(tokens) + tokens.outputTokens() + tokens.webSearchRequests() == 0;
    }

    /** All that went in: what decides on the tier. */
    static long prompt(TokenUsage tokens) {
        return tokens.inputTokens() + written(tokens) + tokens.cacheReadInputTokens();
    }

    /** The two parts may be missing, or older than the sum. */
    private static long written(TokenUsage tokens) {
        return Math.max(tokens.cacheCreationInputTokens(), split(tokens));
    }

    private static long split(TokenUsage tokens) {
        return tokens.cacheCreation5mInputTokens() + tokens.cacheCreation1hInputTokens();
    }

    private static boolean isBatch(TokenUsage tokens) {
        return "batch".equals(tokens.serviceTier());
    }

    /** Both are bounded far from nothing, yet their product may be too large for a sum of six. */
    private static long product(long count, long nanos) {
        return nanos != 0 && count > MOST_PRODUCT / nanos ? MOST_PRODUCT : count * nanos;
    }
}
