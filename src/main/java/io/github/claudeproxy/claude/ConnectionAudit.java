package io.github.claudeproxy.claude;

import io.github.claudeproxy.audit.AuditLog;
import io.github.claudeproxy.audit.Change;
import io.github.claudeproxy.audit.Facts;

import org.jspecify.annotations.Nullable;

import java.util.Locale;

/** Stores changes of connections together with what is written down of them. */
final class ConnectionAudit {
    private final AuditLog log;

    ConnectionAudit(AuditLog log) {
        this.log = log;
    }

    void connected(Runnable store, @Nullable Connection before, Connection after) {
        Change change = change("connection.connect", after);
        write(store, change.from(facts(before), facts(after)));
    }

    /** What Anthropic thinks of it, which nobody here did. */
    void settled(Runnable store, Connection before, Connection after) {
        Change change = change("connection.state", after);
        write(store, change.from(facts(before), facts(after)));
    }

    void disconnected(Runnable store, @Nullable Connection before) {
        if (before == null) {
            store.run();
            return;
        }
        Change change = change("connection.disconnect", before);
        write(store, change.from(facts(before), Facts.NONE));
    }

    private void write(Runnable store, Change change) {
        log.together(
                () -> {
                    store.run();
                    log.record(change);
                    return change;
                });
    }

    private static Change change(String action, Connection connection) {
        return Change.of(connection.accountId(), action, connection.id(), connection.account());
    }

    /** A key is masked in its account's name already. */
    private static Facts facts(@Nullable Connection connection) {
        if (connection == null) {
            return Facts.NONE;
        }
        return Facts.of("kind", lowerCase(connection.kind()))
                .and("account", connection.account())
                .and("state", lowerCase(connection.standing().state()));
    }

    private static String lowerCase(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
