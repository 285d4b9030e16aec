package io.github.claudeproxy.usage;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Amounts of money in plain English text, as refusals, alerts and the command line show them. */
public final class Dollars {
    private static final int MICRO_DIGITS = 6;
    private static final long CENT = 10_000;

    private Dollars() {}

    /**
     * In cents, or exactly where that would be none: no budget reads as one of nothing.
     *
     * @param micros millionths of a US dollar
     */
    public static String text(long micros) {
        BigDecimal dollars = BigDecimal.valueOf(micros, MICRO_DIGITS);
        return "$"
                + (micros > 0 && micros < CENT
                        ? dollars.stripTrailingZeros().toPlainString()
                        : dollars.setScale(2, RoundingMode.HALF_UP).toPlainString());
    }
}
