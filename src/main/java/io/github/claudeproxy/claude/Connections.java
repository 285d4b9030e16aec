package io.github.claudeproxy.claude;

import io.github.claudeproxy.claude.Connection.Holding;
import io.github.claudeproxy.claude.Connection.Standing;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * All connections in memory, as in the database. Reading never waits, so any thread may; changes
 * block, one after the other, and are stored before they are seen.
 */
final class Connections {
    private static final Logger LOG = LoggerFactory.getLogger(Connections.class);

    private final ConnectionStore store;
    private final ConnectionAudit audit;
    private final Map<String, Connection> current = new ConcurrentHashMap<>();
    private final ReentrantLock changing = new ReentrantLock();

    Connections(ConnectionStore store, ConnectionAudit audit) {
        this.store = store;
        this.audit = audit;
        store.load().forEach(this::see);
    }

    private void see(Connection connection) {
        current.put(connection.accountId(), connection);
        if (connection.holding() instanceof Holding.Unreadable) {
            LOG.warn("account {}: {}", connection.accountId(), Messages.UNREADABLE);
        }
    }

    @Nullable Connection of(String accountId) {
        return current.get(accountId);
    }

    Collection<Connection> all() {
        return List.copyOf(current.values());
    }

    /** Puts it in the place of the account's connection, if it is still wanted by then. */
    boolean replace(
            Connection connection,
            Instant now,
            @Nullable Instant termsShownAt,
            BooleanSupplier wanted) {
        changing.lock();
        try {
            if (!wanted.getAsBoolean()) {
                return false;
            }
            audit.connected(
                    () -> store.replace(connection, now, termsShownAt),
                    of(connection.accountId()),
                    connection);
            current.put(connection.accountId(), connection);
            return true;
        } finally {
            changing.unlock();
        }
    }

    /** The connection as the database has it now; empty if another has taken its place. */
    Optional<Connection> reread(Connection connection) {
        changing.lock();
        try {
            Optional<Connection> stored = store.find(connection.accountId());
            stored.ifPresentOrElse(
                    found -> current.put(found.accountId(), found),
                    () -> current.remove(connection.accountId()));
            return stored.filter(found -> found.id().equals(connection.id()));
        } finally {
            changing.unlock();
        }
    }

    /** Stores refreshed tokens, then lets them be seen; neither if others were faster. */
    boolean rotate(Connection connection, Holding.Tokens next) {
        changing.lock();
        try {
            boolean stored = store.rotate(connection, next);
            if (stored) {
                current.computeIfPresent(connection.accountId(), (_, now) -> now.with(next));
            }
            return stored;
        } finally {
            changing.unlock();
        }
    }

    /** Notes what Anthropic thinks of it, unless it has been replaced or refreshed since. */
    void settle(Connection connection, Standing standing) {
        changing.lock();
        try {
            Connection now = of(connection.accountId());
            if (now != null
                    && now.id().equals(connection.id())
                    && now.holding().equals(connection.holding())
                    && !now.standing().equals(standing)) {
                audit.settled(() -> store.settle(now.with(standing)), now, now.with(standing));
                current.put(now.accountId(), now.with(standing));
            }
        } finally {
            changing.unlock();
        }
    }

    /** Deletes the account's connection; returns what it was. */
    Optional<Connection> remove(String accountId) {
        changing.lock();
        try {
            audit.disconnected(() -> store.delete(accountId), of(accountId));
            return Optional.ofNullable(current.remove(accountId));
        } finally {
            changing.unlock();
        }
    }

    /** Seals them all with the newest key. */
    void reseal() {
        changing.lock();
        try {
            current.values().forEach(store::reseal);
        } finally {
            changing.unlock();
        }
    }
}
