package io.github.claudeproxy.audit;

import io.github.claudeproxy.store.Database;

import org.jspecify.annotations.Nullable;

import java.time.InstantSource;
import java.util.function.Supplier;

/**
 * Where services write down what they change. Any thread may call it; it blocks on the store.
 *
 * <p>There is nothing here to alter or delete a record.
 */
public final class AuditLog {
    private final Database database;
    private final AuditStore store;
    private final InstantSource clock;

    public AuditLog(Database database, InstantSource clock) {
        this.database = database;
        this.store = new AuditStore(database);
        this.clock = clock;
    }

    /** Makes a change and its records in one transaction: both are stored, or neither. */
    public <T extends @Nullable Object> T together(Supplier<T> change) {
        return database.write(_ -> change.get());
    }

    /** Records a change as made by whoever acts on this thread, for ever. */
    public void record(Change change) {
        record(change, Actor.current());
    }

    /** Records a change as made by this one. */
    public void record(Change change, Actor actor) {
        database.execute(handle -> AuditStore.insert(handle, change, actor, clock.instant()));
    }

    /** Records the change from one state to another, unless they are the same. */
    public void recordIfChanged(Change change, Facts before, Facts after) {
        if (!before.equals(after)) {
            record(change.from(before, after));
        }
    }

    /** What was recorded. */
    public AuditTrail trail() {
        return new AuditTrail(store);
    }
}
