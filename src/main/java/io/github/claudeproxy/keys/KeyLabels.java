package io.github.claudeproxy.keys;

import io.github.claudeproxy.store.Reading;

import java.util.List;

/** What names the keys in reports, for a program that only reads. */
public final class KeyLabels {
    private final LabelStore store;

    public KeyLabels(Reading database) {
        this.store = new LabelStore(database);
    }

    /** All keys the account ever had. Blocks on the store. */
    public List<KeyLabel> of(String accountId) {
        return store.labels(accountId);
    }
}
