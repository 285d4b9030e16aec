package io.github.claudeproxy.usage;

import io.github.claudeproxy.store.Database;

/** Prices calls anew whose model the price table did not know when they were made. */
public final class Repricer {
    private final RepriceStore store;
    private final PriceTable prices;

    public Repricer(Database database, PriceTable prices) {
        this.store = new RepriceStore(database, prices);
        this.prices = prices;
    }

    /**
     * What came of it.
     *
     * @param stillFlagged calls whose model is unknown to this table too
     */
    public record Repriced(long repriced, long stillFlagged, String priceVersion) {}

    /** Does so for all flagged calls of the account, in small steps. Blocks on the store. */
    public Repriced reprice(String accountId) {
        long known = 0;
        long looked = 0;
        RepriceStore.Step step = store.step(accountId, "");
        while (true) {
            known += step.known();
            looked += step.flagged().size();
            if (step.isLast()) {
                return new Repriced(known, looked - known, prices.version());
            }
            step = store.step(accountId, step.end());
        }
    }
}
