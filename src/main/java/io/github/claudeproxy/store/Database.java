package io.github.claudeproxy.store;

import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The one SQLite database. Any thread may call it; calls block, so never from an I/O thread. Writes
 * run one after the other, each in a transaction of its own; reads see the last committed state.
 */
public final class Database implements AutoCloseable {
    private final Jdbi reading;
    private final Connection writer;
    private final Jdbi writing;
    private final ReentrantLock writeLock = new ReentrantLock();

    private Database(Jdbi reading, Connection writer) {
        this.reading = reading;
        this.writer = writer;
        this.writing = Jdbi.create(writer);
    }

    /**
     * Opens the database file, creating and migrating it as needed.
     *
     * @throws StoreException if it cannot be opened
     */
    public static Database open(Path file) {
        SQLiteDataSource source = new SQLiteDataSource(settings());
        source.setUrl("jdbc:sqlite:" + file);
        Flyway.configure().dataSource(source).load().migrate();
        try {
            return new Database(Jdbi.create(source), source.getConnection());
        } catch (SQLException e) {
            throw new StoreException("cannot open " + file, e);
        }
    }

    private static SQLiteConfig settings() {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setBusyTimeout(5000);
        config.enforceForeignKeys(true);
        return config;
    }

    /** Runs a query on the last committed state. */
    public <T extends @Nullable Object> T read(Function<Handle, T> query) {
        return reading.withHandle(query::apply);
    }

    /** Runs a change in one transaction: all of it, or nothing if it throws. */
    public <T extends @Nullable Object> T write(Function<Handle, T> change) {
        writeLock.lock();
        try {
            return writing.inTransaction(change::apply);
        } finally {
            writeLock.unlock();
        }
    }

    /** As {@link #write}, for a change without a result. */
    public void execute(Consumer<Handle> change) {
        writeLock.lock();
        try {
            writing.useTransaction(change::accept);
        } finally {
            writeLock.unlock();
        }
    }

    @Override
    public void close() {
        try {
            writer.close();
        } catch (SQLException e) {
            throw new StoreException("cannot close the database", e);
        }
    }
}
