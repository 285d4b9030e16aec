package io.github.claudeproxy.usage;

/** Where a price comes from. */
public enum PriceOrigin {
    /** It came with the program: Anthropic's list. */
    LIST,
    /** From {@code prices.json} in the data directory. */
    FILE,
    /** Somebody set it while the program ran. */
    SET
}
