package io.github.claudeproxy.store;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The one SQLite database. Any thread may call it; calls block, so never from an I/O thread. Writes
 * run one after the other, each in a transaction of its own; a read sees one committed state. A
 * write within a write belongs to the transaction around it; a read within one sees the state
 * before it. No write may be called from within a read.
 */
public final class Database implements Reading, AutoCloseable {
    private final DatabaseHealth health;
    private final Backups backups;
    private final Readers readers;
    private final Connection writer;
    private final Jdbi writing;
    private final ReentrantLock writeLock = new ReentrantLock();
    private boolean closed;

    private Database(DatabaseHealth health, Backups backups, Readers readers, Connection writer) {
        this.health = health;
        this.backups = backups;
        this.readers = readers;
        this.writer = writer;
        this.writing = Jdbi.create(writer);
    }

    /**
     * Opens the database file, creating, repairing and migrating it as needed; {@link #health} says
     * what was found.
     *
     * @throws StoreException if it cannot be opened
     */
    public static Database open(Path file) {
        return open(file, Migrations.OF_PROGRAM, Clock.systemUTC());
    }

    static Database open(Path path, String migrations, Clock clock) {
        DatabaseFile file = new DatabaseFile(path);
        Backups backups = new Backups(file, clock);
        DatabaseHealth health = new Repair(file, backups).run();
        new Migrations(file, migrations).run(backups);
        return open(file, backups, health);
    }

    /**
     * Opens a file that is there as it is, also while another process has it open: nothing is
     * repaired or migrated.
     *
     * @throws StoreException if there is none, or its schema is another than this program's
     */
    public static Database openAsIs(Path path) {
        if (!Files.isRegularFile(path)) {
            throw new StoreException("there is no database " + path + " yet");
        }
        DatabaseFile file = new DatabaseFile(path);
        Migrations.ofProgram(file).refuseOther();
        return open(file, new Backups(file, Clock.systemUTC()), new DatabaseHealth.Sound());
    }

    private static Database open(DatabaseFile file, Backups backups, DatabaseHealth health) {
        try {
            return new Database(health, backups, Readers.open(file), file.connectWriting());
        } catch (SQLException e) {
            throw SqliteFailure.of("open " + file.path(), e);
        }
    }

    /** What was found at the opening. */
    public DatabaseHealth health() {
        return health;
    }

    /** What is wrong with it now, in words for the user, if it does not answer. */
    public Optional<String> problem() {
        try {
            readers.read(handle -> handle.createQuery("SELECT 1").mapTo(Integer.class).one());
            return Optional.empty();
        } catch (StoreException e) {
            return Optional.ofNullable(e.getMessage());
        }
    }

    /** Writes a backup unless there is one younger than this; nobody who writes has to wait. */
    public void backUp(Duration unlessYoungerThan) {
        if (!backups.youngerThan(unlessYoungerThan)) {
            backups.make();
        }
    }

    @Override
    public <T extends @Nullable Object> T read(Function<Handle, T> query) {
        return readers.read(query);
    }

    /** Runs a change in one transaction: all of it, or nothing if it throws. */
    public <T extends @Nullable Object> T write(Function<Handle, T> change) {
        writeLock.lock();
        try {
            if (closed) {
                throw new StoreException("cannot write the database: it is closed");
            }
            return writing.inTransaction(change::apply);
        } catch (JdbiException e) {
            throw SqliteFailure.of("write the database", e);
        } finally {
            writeLock.unlock();
        }
    }

    /** As {@link #write}, for a change without a result. */
    public void execute(Consumer<Handle> change) {
        this.<@Nullable Void>write(
                handle -> {
                    change.accept(handle);
                    return null;
                });
    }

    /** Ends what is running and leaves one file behind, without a log to replay. */
    @Override
    public void close() {
        writeLock.lock();
        try {
            if (closed) {
                return;
            }
            closed = true;
            readers.close();
            DatabaseFile.run(writer, "PRAGMA wal_checkpoint(TRUNCATE)");
            writer.close();
        } catch (SQLException e) {
            throw SqliteFailure.of("close the database", e);
        } finally {
            writeLock.unlock();
        }
    }
}
