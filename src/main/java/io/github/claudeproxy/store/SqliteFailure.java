package io.github.claudeproxy.store;

import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

import java.util.Optional;

/** Says what SQLite reported in words a user can act on. */
final class SqliteFailure {
    private SqliteFailure() {}

    /** The exception to throw for a failure while doing something, such as "write the database". */
    static StoreException of(String doing, Throwable failure) {
        return new StoreException("cannot " + doing + ": " + reason(failure), failure);
    }

    /** Whether the file itself is not, or not any more, a database. */
    static boolean isDamage(Throwable failure) {
        return code(failure)
                .filter(
                        code ->
                                code == SQLiteErrorCode.SQLITE_CORRUPT
                                        || code == SQLiteErrorCode.SQLITE_NOTADB)
                .isPresent();
    }

    private static String reason(Throwable failure) {
        return code(failure).map(SqliteFailure::words).orElse("it refused the statement");
    }

    private static String words(SQLiteErrorCode code) {
        return switch (code) {
            case SQLITE_FULL -> "the disk is full";
            case SQLITE_READONLY -> "the file or its directory may not be written";
            case SQLITE_CANTOPEN, SQLITE_PERM, SQLITE_AUTH ->
                    "the file or its directory may not be opened";
            case SQLITE_CORRUPT, SQLITE_NOTADB -> "the file is damaged";
            case SQLITE_IOERR -> "the disk reported an error";
            case SQLITE_BUSY, SQLITE_LOCKED -> "another program holds the file";
            case SQLITE_CONSTRAINT -> "the change breaks a rule of the database";
            default -> "SQLite reported " + code.name();
        };
    }

    /** The primary code: an extended one carries it in its last byte. */
    private static Optional<SQLiteErrorCode> code(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLiteException sqlite) {
                return Optional.of(SQLiteErrorCode.getErrorCode(sqlite.getErrorCode() & 0xff));
            }
        }
        return Optional.empty();
    }
}
