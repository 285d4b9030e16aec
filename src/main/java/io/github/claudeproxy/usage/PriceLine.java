package io.github.claudeproxy.usage;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/**
 * One line of a price table.
 *
 * @param from the first day in UTC; null for ever since
 * @param abovePromptTokens holds for longer prompts only; 0 for all
 */
public record PriceLine(
        String model,
        @Nullable LocalDate from,
        long abovePromptTokens,
        TokenPrices prices,
        PriceOrigin origin) {}
