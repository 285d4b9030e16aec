package io.github.claudeproxy.audit;

import io.github.claudeproxy.store.Reading;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** What was recorded, to be read. Any thread may call it; it blocks on the store. */
public final class AuditTrail {
    private final AuditStore store;

    AuditTrail(AuditStore store) {
        this.store = store;
    }

    public AuditTrail(Reading database) {
        this(new AuditStore(database));
    }

    /**
     * Some of the changes, the latest first.
     *
     * @param after where the page before ended; null to begin with the latest
     */
    public AuditPage page(String accountId, AuditQuery query, @Nullable Long after, int limit) {
        List<AuditEntry> found = store.latest(accountId, query, after, limit + 1);
        if (found.size() <= limit) {
            return new AuditPage(found, null);
        }
        List<AuditEntry> entries = found.subList(0, limit);
        return new AuditPage(entries, entries.getLast().id());
    }

    /** The accounts in which anything was changed. */
    public List<String> accounts() {
        return store.accounts();
    }
}
