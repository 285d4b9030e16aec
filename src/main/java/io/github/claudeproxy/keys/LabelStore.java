package io.github.claudeproxy.keys;

import io.github.claudeproxy.store.Reading;

import java.util.List;

/** The key table, as far as reports read it. */
final class LabelStore {
    private final Reading database;

    LabelStore(Reading database) {
        this.database = database;
    }

    List<KeyLabel> labels(String accountId) {
        String sql = "SELECT id, name, deleted_at FROM api_keys WHERE account_id = :account";
        return database.read(
                handle ->
                        handle.createQuery(sql)
                                .bind("account", accountId)
                                .map((row, _) -> KeyRows.label(row))
                                .list());
    }
}
