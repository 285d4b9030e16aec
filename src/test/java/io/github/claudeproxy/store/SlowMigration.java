package io.github.claudeproxy.store;

import io.github.claudeproxy.testkit.MovableClock;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A program of its own that runs a migration which would take for ever, made to be killed. */
final class SlowMigration {
    private static final String STEP =
            """
            INSERT INTO note (text)
            WITH RECURSIVE counter (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM counter)
            SELECT 'a note to fill pages ' || n FROM counter;
            """;

    private SlowMigration() {}

    static Process start(Path temp, Path directory) throws IOException {
        Path migrations = Files.createDirectory(temp.resolve("slow"));
        Files.copy(temp.resolve("steps-1/V1__step.sql"), migrations.resolve("V1__step.sql"));
        Files.writeString(migrations.resolve("V2__step.sql"), STEP);
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "@packaging/launcher.options",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SlowMigration.class.getName(),
                        temp.toString(),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    public static void main(String[] args) {
        Path temp = Path.of(args[0]);
        Schema schema = new Schema(temp, Path.of(args[1]), new MovableClock());
        schema.open(temp.resolve("slow")).close();
    }
}
