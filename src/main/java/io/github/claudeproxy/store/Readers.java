package io.github.claudeproxy.store;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** A few open connections for queries; whoever finds none free waits. Any thread may call it. */
final class Readers implements AutoCloseable {
    private static final int SIZE = 4;
    private static final int PATIENCE_SECONDS = 30;

    private final List<Connection> connections;
    private final BlockingQueue<Jdbi> free = new ArrayBlockingQueue<>(SIZE);
    private volatile boolean closed;

    private Readers(List<Connection> connections) {
        this.connections = connections;
        connections.forEach(connection -> free.add(Jdbi.create(connection)));
    }

    static Readers open(DatabaseFile file) throws SQLException {
        List<Connection> connections = new ArrayList<>();
        try {
            for (int i = 0; i < SIZE; i++) {
                connections.add(file.connectReading());
            }
            return new Readers(List.copyOf(connections));
        } catch (SQLException e) {
            for (Connection connection : connections) {
                connection.close();
            }
            throw e;
        }
    }

    <T extends @Nullable Object> T read(Function<Handle, T> query) {
        if (closed) {
            throw new StoreException("cannot read the database: it is closed");
        }
        Jdbi reader = take();
        try {
            return reader.inTransaction(query::apply);
        } catch (JdbiException e) {
            throw SqliteFailure.of("read the database", e);
        } finally {
            free.add(reader);
        }
    }

    private Jdbi take() {
        try {
            Jdbi reader = free.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (reader == null) {
                throw new StoreException("cannot read the database: too many queries at once");
            }
            return reader;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException("cannot read the database: interrupted", e);
        }
    }

    /** Waits for the queries that are running. */
    @Override
    public void close() {
        closed = true;
        for (int i = 0; i < SIZE; i++) {
            take();
        }
        try {
            for (Connection connection : connections) {
                connection.close();
            }
        } catch (SQLException e) {
            throw SqliteFailure.of("close the database", e);
        }
    }
}
