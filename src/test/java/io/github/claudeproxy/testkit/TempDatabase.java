package io.github.claudeproxy.testkit;

import io.github.claudeproxy.store.Database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/**
 * A migrated database in a directory of its own, deleted at close: {@code try (TempDatabase temp =
 * TempDatabase.create())}, or a field closed in {@code @AfterEach}.
 */
public final class TempDatabase implements AutoCloseable {
    private final Path directory;
    private Database database;

    private TempDatabase(Path directory) {
        this.directory = directory;
        this.database = Database.open(file(directory));
    }

    /** Makes the directory and opens the database in it. */
    public static TempDatabase create() {
        try {
            return new TempDatabase(Files.createTempDirectory("claude-proxy-test-"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The open database; another one after each {@link #reopen}. */
    public Database database() {
        return database;
    }

    /** The directory of the database file, its log and whatever the test puts beside them. */
    public Path directory() {
        return directory;
    }

    /** Closes the database and opens it again, as a restart does. */
    public Database reopen() {
        database.close();
        database = Database.open(file(directory));
        return database;
    }

    /** Every byte of the directory's files, for tests that look for what must not be there. */
    public List<byte[]> contents() {
        try (var files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).map(TempDatabase::bytes).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        database.close();
        try (var files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder()).forEach(TempDatabase::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path file(Path directory) {
        return directory.resolve("database.db");
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
