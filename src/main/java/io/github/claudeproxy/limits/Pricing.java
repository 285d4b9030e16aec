package io.github.claudeproxy.limits;

import io.github.claudeproxy.usage.TokenUsage;

import org.jspecify.annotations.Nullable;

/** What a call costs. Any thread may ask; it neither blocks nor throws. */
@FunctionalInterface
public interface Pricing {
    /** As the dearer current models: $5 per million tokens of input, $25 of output. */
    Pricing USUAL =
            (_, usage) ->
                    (usage.inputTokens() * 500
                                    + usage.cacheCreation1hInputTokens() * 1000
                                    + shortWrites(usage) * 625
                                    + usage.cacheReadInputTokens() * 50
                                    + usage.outputTokens() * 2500)
                            / 100;

    private static long shortWrites(TokenUsage usage) {
        return Math.max(0, usage.cacheCreationInputTokens() - usage.cacheCreation1hInputTokens());
    }

    /** In millionths of a US dollar; an unknown model costs something as well. */
    long micros(@Nullable String model, TokenUsage usage);
}
