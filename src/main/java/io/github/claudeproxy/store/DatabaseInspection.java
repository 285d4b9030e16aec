package io.github.claudeproxy.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** What a look at a database file shows that changes nothing, also while a server has it open. */
public sealed interface DatabaseInspection {
    /** There is none yet. */
    record Missing() implements DatabaseInspection {}

    /** SQLite finds it in order, and its schema is the one of this program. */
    record Sound() implements DatabaseInspection {}

    /** SQLite finds errors in it, or it is no database. */
    record Damaged() implements DatabaseInspection {}

    /** The next start brings its schema up to date. */
    record Older() implements DatabaseInspection {}

    /** A newer version of this program has changed its schema. */
    record Newer() implements DatabaseInspection {}

    /** It cannot be looked at; why is fit for the user. */
    record Unusable(String why) implements DatabaseInspection {}

    /** Reads all of it once. Blocks, for seconds where it is large. */
    static DatabaseInspection of(Path path) {
        if (!Files.exists(path)) {
            return new Missing();
        }
        DatabaseFile file = new DatabaseFile(path);
        try {
            return file.isHollow() || !file.isSound()
                    ? new Damaged()
                    : Migrations.ofProgram(file).compare();
        } catch (StoreException e) {
            return new Unusable(String.valueOf(e.getMessage()));
        }
    }

    /** When the last copy was made, if there is any. */
    static Optional<Instant> lastBackup(Path path) {
        return new Backups(new DatabaseFile(path), Clock.systemUTC()).last();
    }
}
