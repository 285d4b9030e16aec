package io.github.claudeproxy.usage;

import java.math.BigDecimal;

/**
 * What a million tokens of each class cost, in US dollars, with three places after the point at
 * most.
 *
 * @param write5m to the cache, for five minutes
 * @param write1h to the cache, for an hour
 */
public record TokenPrices(
        BigDecimal input,
        BigDecimal write5m,
        BigDecimal write1h,
        BigDecimal read,
        BigDecimal output) {
    private static final int DIGITS = 3;

    static TokenPrices of(Rates rates) {
        return new TokenPrices(
                dollars(rates.input()),
                dollars(rates.write5m()),
                dollars(rates.write1h()),
                dollars(rates.read()),
                dollars(rates.output()));
    }

    private static BigDecimal dollars(long nanos) {
        return plain(BigDecimal.valueOf(nanos, DIGITS));
    }

    /** Without zeros at the end, and never as 1E+1. */
    static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
