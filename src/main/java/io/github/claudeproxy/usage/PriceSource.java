package io.github.claudeproxy.usage;

/** Where the prices in force come from. Any thread may ask; it reads memory alone. */
@FunctionalInterface
public interface PriceSource {
    /** The table in force now; whoever needs more than one price of it asks once. */
    PriceTable now();
}
