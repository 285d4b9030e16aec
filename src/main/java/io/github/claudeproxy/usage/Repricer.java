package io.github.claudeproxy.usage;

import io.github.claudeproxy.audit.AuditLog;
import io.github.claudeproxy.audit.Change;
import io.github.claudeproxy.audit.Facts;
import io.github.claudeproxy.store.Database;

import java.time.InstantSource;

/** Prices calls anew whose model the price table did not know when they were made. */
public final class Repricer {
    private final RepriceStore store;
    private final PriceSource prices;
    private final AuditLog audit;

    public Repricer(Database database, PriceSource prices, InstantSource clock) {
        this.store = new RepriceStore(database, prices);
        this.prices = prices;
        this.audit = new AuditLog(database, clock);
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
                return noted(
                        accountId, new Repriced(known, looked - known, prices.now().version()));
            }
            step = store.step(accountId, step.end());
        }
    }

    /** Written down at its end alone: it is made in steps, which may be made again. */
    private Repriced noted(String accountId, Repriced repriced) {
        Facts came =
                Facts.of("repriced", repriced.repriced())
                        .and("price_version", repriced.priceVersion());
        Change change = Change.of(accountId, "usage.reprice", accountId, "");
        audit.record(change.from(Facts.NONE, came));
        return repriced;
    }
}
