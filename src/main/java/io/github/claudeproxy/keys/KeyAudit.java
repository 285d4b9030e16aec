package io.github.claudeproxy.keys;

import io.github.claudeproxy.audit.AuditLog;
import io.github.claudeproxy.audit.Change;
import io.github.claudeproxy.audit.Facts;

import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Writes down what is done to keys. */
final class KeyAudit {
    private final AuditLog log;

    KeyAudit(AuditLog log) {
        this.log = log;
    }

    /** Stores a change and what is written down of it, or neither. */
    <T> T together(Supplier<T> change) {
        return log.together(change);
    }

    void generated(Key key) {
        log.record(change("key.generate", key).from(Facts.NONE, facts(key)));
    }

    /** Nothing is written where nothing changed. */
    void changed(String action, Key before, Key after) {
        log.recordIfChanged(change(action, after), facts(before), facts(after));
    }

    void rotated(Key key) {
        log.record(change("key.rotate", key));
    }

    void deleted(Key key) {
        log.record(change("key.delete", key).from(facts(key), Facts.NONE));
    }

    void restored(Key key) {
        log.record(change("key.restore", key).from(Facts.NONE, facts(key)));
    }

    private static Change change(String action, Key key) {
        return Change.of(key.accountId(), action, key.id(), key.name());
    }

    private static Facts facts(Key key) {
        String endpoints =
                key.endpoints().stream().map(Endpoint::text).collect(Collectors.joining(", "));
        return Facts.of("name", key.name())
                .and("state", key.state().text())
                .and("endpoints", endpoints)
                .and("expires_at", key.expiresAt());
    }
}
