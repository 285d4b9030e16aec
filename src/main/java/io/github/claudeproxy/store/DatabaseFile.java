package io.github.claudeproxy.store;

import io.github.claudeproxy.files.PrivateFiles;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

import javax.sql.DataSource;

/** The file of the database with the two that SQLite keeps beside it, and connections to it. */
final class DatabaseFile {
    private static final Logger log = LoggerFactory.getLogger(DatabaseFile.class);
    private static final List<String> SUFFIXES = List.of("", "-wal", "-shm");
    private static final int JOURNAL_LIMIT = 16 << 20;
    private static final int BUSY_MILLIS = 5000;

    private final Path path;

    DatabaseFile(Path path) {
        this.path = path.toAbsolutePath();
    }

    Path path() {
        return path;
    }

    /** Makes what is missing; SQLite gives the files beside this one the same mode. */
    void create() {
        try {
            Path directory = path.getParent();
            if (directory != null && !PrivateFiles.directory(directory)) {
                log.warn("Other users of this machine can look into {}: chmod 700 it", directory);
            }
            for (String suffix : SUFFIXES) {
                if (suffix.isEmpty() || Files.exists(sibling(suffix))) {
                    PrivateFiles.file(sibling(suffix));
                }
            }
        } catch (IOException e) {
            throw new StoreException("cannot create " + path + " for this user alone", e);
        }
    }

    /**
     * For the steps of the schema. They do not wait for the disk one by one: what a power cut takes
     * back is whole steps, and they are run again.
     */
    DataSource source() {
        SQLiteConfig config = config();
        config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl(url());
        return source;
    }

    /** A connection that refuses to write. */
    Connection connectReading() throws SQLException {
        Connection connection = connect(config());
        run(connection, "PRAGMA query_only = ON");
        return connection;
    }

    /** A connection whose transactions take the write lock when they begin. */
    Connection connectWriting() throws SQLException {
        SQLiteConfig config = config();
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        return connect(config);
    }

    private static SQLiteConfig config() {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setBusyTimeout(BUSY_MILLIS);
        config.enforceForeignKeys(true);
        config.setJournalSizeLimit(JOURNAL_LIMIT);
        config.setTempStore(SQLiteConfig.TempStore.MEMORY);
        return config;
    }

    private Connection connect(SQLiteConfig config) throws SQLException {
        Connection connection = config.createConnection(url());
        run(connection, "PRAGMA trusted_schema = OFF");
        return connection;
    }

    private String url() {
        return "jdbc:sqlite:" + path;
    }

    static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /**
     * Whether SQLite finds the file in order.
     *
     * @throws StoreException if that cannot be found out
     */
    boolean isSound() {
        try (Connection connection = new SQLiteConfig().createConnection(url());
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("PRAGMA quick_check(1)")) {
            return result.next() && "ok".equals(result.getString(1));
        } catch (SQLException e) {
            if (SqliteFailure.isDamage(e)) {
                return false;
            }
            throw SqliteFailure.of("open " + path, e);
        }
    }

    /** Whether it is there without a single byte, as after a failed disk. */
    boolean isHollow() {
        try {
            return Files.exists(path) && Files.size(path) == 0;
        } catch (IOException e) {
            throw new StoreException("cannot read " + path, e);
        }
    }

    /** Moves the file and those beside it to names that begin with the given one. */
    void moveTo(Path target) {
        try {
            for (String suffix : SUFFIXES) {
                if (Files.exists(sibling(suffix))) {
                    Files.move(
                            sibling(suffix), target.resolveSibling(target.getFileName() + suffix));
                }
            }
        } catch (IOException e) {
            throw new StoreException("cannot set the damaged file " + path + " aside", e);
        }
    }

    private Path sibling(String suffix) {
        return path.resolveSibling(path.getFileName() + suffix);
    }
}
