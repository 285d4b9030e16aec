package io.github.claudeproxy.usage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.github.claudeproxy.audit.AuditLog;
import io.github.claudeproxy.audit.Change;
import io.github.claudeproxy.audit.Facts;
import io.github.claudeproxy.store.Database;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;

/**
 * The prices in force: those of the program and its file, but where somebody set other ones while
 * it runs, those. Each set is kept with a version of its own. What changes them blocks on the store
 * and holds for every call that is stored after it returned.
 */
public final class PriceBook implements PriceSource {
    private static final Logger LOG = LoggerFactory.getLogger(PriceBook.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String NAME = "prices";

    private final PriceTable list;
    private final PriceStore store;
    private final AuditLog audit;
    private final InstantSource clock;
    private final ReentrantLock changes = new ReentrantLock();
    private volatile PriceTable now;

    /** Loads what was set before; what a newer program stored and this one cannot read is left. */
    public PriceBook(Database database, PriceTable list, InstantSource clock) {
        this.list = list;
        this.store = new PriceStore(database);
        this.audit = new AuditLog(database, clock);
        this.clock = clock;
        this.now = loaded();
    }

    private PriceTable loaded() {
        try {
            return store.latest().map(this::table).orElse(list);
        } catch (PriceException e) {
            LOG.error("the prices that were set do not hold: {}", e.getMessage());
            return list;
        }
    }

    @Override
    public PriceTable now() {
        return now;
    }

    /** What was set, without its version; empty if nothing is. */
    public Optional<JsonNode> overrides() {
        return store.latest()
                .filter(set -> !set.isNone())
                .map(set -> parsed(set.prices()).without("version"));
    }

    /**
     * Sets prices for the models they name, in place of all that were set before.
     *
     * @param prices as in the file, without a version
     * @throws PriceException if they do not do
     */
    public void set(String accountId, JsonNode prices) {
        if (!prices.isObject() || prices.has("version")) {
            throw new PriceException("prices: an object without a version is wanted", null);
        }
        change(accountId, _ -> prices);
    }

    /**
     * Sets what one model costs, in place of what was set for it before; the rest stays.
     *
     * @param lines all of the model, empty to let its list prices hold again
     * @throws PriceException if they do not do
     */
    public void set(String accountId, String model, List<PriceLine> lines) {
        change(accountId, set -> new PriceEdit(set).with(model, lines));
    }

    /** Lets the list prices hold again. */
    public void clear(String accountId) {
        change(accountId, _ -> JSON.createObjectNode());
    }

    private void change(String accountId, UnaryOperator<JsonNode> edit) {
        changes.lock();
        try {
            JsonNode prices = edit.apply(overrides().orElseGet(JSON::createObjectNode));
            long number = store.latest().map(PriceStore.PricesSet::number).orElse(0L) + 1;
            ObjectNode versioned = prices.deepCopy();
            versioned.put("version", "set-" + number);
            PriceStore.PricesSet next =
                    new PriceStore.PricesSet(number, versioned.toString(), prices.isEmpty());
            PriceTable table = table(next);
            audit.together(
                    () -> {
                        store.add(next, clock.instant());
                        audit.record(changed(accountId, table, prices));
                        return true;
                    });
            now = table;
        } finally {
            changes.unlock();
        }
    }

    private Change changed(String accountId, PriceTable table, JsonNode prices) {
        Facts after = Facts.of("version", table.version()).and("prices", prices.toString());
        return Change.of(accountId, "prices.change", table.version(), "")
                .from(Facts.of("version", now.version()), after);
    }

    private PriceTable table(PriceStore.PricesSet set) {
        byte[] text = set.prices().getBytes(StandardCharsets.UTF_8);
        return set.isNone() ? list : new PriceReader(NAME, PriceOrigin.SET, text).tableOver(list);
    }

    private static ObjectNode parsed(String prices) {
        try {
            return (ObjectNode) JSON.readTree(prices);
        } catch (JsonProcessingException e) {
            throw new PriceException("prices: what was set cannot be read", e);
        }
    }
}
