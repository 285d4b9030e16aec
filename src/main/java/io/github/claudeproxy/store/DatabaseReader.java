package io.github.claudeproxy.store;

import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.function.Function;

/** A database that is only read, also while another process has it open. */
public final class DatabaseReader implements Reading, AutoCloseable {
    private final Readers readers;

    private DatabaseReader(Readers readers) {
        this.readers = readers;
    }

    /**
     * Opens a database as it is.
     *
     * @throws StoreException if there is none, or its schema is another than this program's
     */
    public static DatabaseReader open(Path path) {
        if (!Files.isRegularFile(path)) {
            throw new StoreException("there is no database " + path + " yet");
        }
        DatabaseFile file = new DatabaseFile(path);
        Migrations.ofProgram(file).refuseOther();
        try {
            return new DatabaseReader(Readers.open(file));
        } catch (SQLException e) {
            throw SqliteFailure.of("open " + path, e);
        }
    }

    @Override
    public <T extends @Nullable Object> T read(Function<Handle, T> query) {
        return readers.read(query);
    }

    @Override
    public void close() {
        readers.close();
    }
}
