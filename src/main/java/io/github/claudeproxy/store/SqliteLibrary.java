package io.github.claudeproxy.store;

import io.github.claudeproxy.files.PrivateFiles;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConfig;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/** SQLite's native library, which its driver unpacks to a directory before it loads it. */
public final class SqliteLibrary {
    private static final Logger log = LoggerFactory.getLogger(SqliteLibrary.class);

    private SqliteLibrary() {}

    /**
     * Loads it by way of a directory in which nobody else can put another one, and removes it from
     * there: what is loaded needs its file no more. To be called before the first database is
     * opened, by one process at a time.
     *
     * @throws StoreException if it cannot be loaded
     */
    public static void load(Path directory) {
        try {
            PrivateFiles.directory(directory);
            empty(directory);
            System.setProperty("org.sqlite.tmpdir", directory.toString());
            try (Connection connection =
                    new SQLiteConfig().createConnection("jdbc:sqlite::memory:")) {
                DatabaseFile.run(connection, "SELECT 1");
            }
            empty(directory);
        } catch (IOException e) {
            throw new StoreException("cannot use the directory " + directory, e);
        } catch (SQLException e) {
            throw new StoreException(
                    "cannot load SQLite's library from "
                            + directory
                            + "; the file system must allow programs to run from it",
                    e);
        }
    }

    private static void empty(Path directory) throws IOException {
        try (var files = Files.list(directory)) {
            files.forEach(SqliteLibrary::deleteIfPossible);
        }
    }

    private static void deleteIfPossible(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            // Windows keeps a file that is in use; the next start removes it
            log.debug("{} stays", file, e);
        }
    }
}
