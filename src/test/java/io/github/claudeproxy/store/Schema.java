package io.github.claudeproxy.store;

import io.github.claudeproxy.testkit.MovableClock;

import org.jdbi.v3.core.Handle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A made-up schema in a directory: step 1 makes a table of notes, each further one adds a note. */
final class Schema {
    private final Path temp;
    private final Path directory;
    private final MovableClock clock;

    /** Keeps the steps in the first directory, the database in the second. */
    Schema(Path temp, Path directory, MovableClock clock) {
        this.temp = temp;
        this.directory = directory;
        this.clock = clock;
    }

    Path file() {
        return directory.resolve("database.db");
    }

    /** Opens the database as a program with this many steps does. */
    Database open(int steps) throws IOException {
        Path migrations = temp.resolve("steps-" + steps);
        if (Files.notExists(migrations)) {
            Files.createDirectory(migrations);
            for (int step = 1; step <= steps; step++) {
                Files.writeString(migrations.resolve("V" + step + "__step.sql"), sql(step));
            }
        }
        return open(migrations);
    }

    Database open(Path migrations) {
        return Database.open(file(), "filesystem:" + migrations, clock);
    }

    private static String sql(int step) {
        return step == 1
                ? "CREATE TABLE note (text TEXT NOT NULL);"
                : "INSERT INTO note (text) VALUES ('step %d');".formatted(step);
    }

    static void note(Database database, String text) {
        database.execute(handle -> handle.execute("INSERT INTO note (text) VALUES (?)", text));
    }

    static void noteMany(Database database, int count) {
        database.execute(
                handle -> {
                    for (int i = 0; i < count; i++) {
                        handle.execute(
                                "INSERT INTO note (text) VALUES (?)", "a note to fill pages " + i);
                    }
                });
    }

    static List<String> notes(Database database) {
        return database.read(Schema::notes);
    }

    private static List<String> notes(Handle handle) {
        return handle.createQuery("SELECT text FROM note").mapTo(String.class).list();
    }
}
