package io.github.claudeproxy.usage;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;

/**
 * What a model costs from some moment on, for prompts with more tokens than {@code above}.
 *
 * @param from {@link Instant#EPOCH} for ever since
 */
record Price(Instant from, long above, Rates rates, PriceOrigin origin) {
    /** The first that holds for a call is the one that counts. */
    static final Comparator<Price> NEWEST_FIRST =
            Comparator.comparing(Price::from).thenComparingLong(Price::above).reversed();

    boolean holds(Instant at, long prompt) {
        return !at.isBefore(from) && (above == 0 || prompt > above);
    }

    PriceLine line(String model) {
        LocalDate day =
                from.equals(Instant.EPOCH) ? null : LocalDate.ofInstant(from, ZoneOffset.UTC);
        return new PriceLine(model, day, above, TokenPrices.of(rates), origin);
    }
}
