package io.github.claudeproxy.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.claudeproxy.testkit.MovableClock;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;

final class MigrationsTest {
    @TempDir Path temp;
    private final MovableClock clock = new MovableClock();
    private Path directory;
    private Schema schema;

    @BeforeEach
    void makeDirectory() throws IOException {
        directory = Files.createDirectory(temp.resolve("data"));
        schema = new Schema(temp, directory, clock);
    }

    @Test
    void freshDatabaseNeedsNoBackup() throws IOException {
        try (Database database = schema.open(2)) {
            assertThat(Schema.notes(database)).isEqualTo(List.of("step 2"));
            assertThat(database.health()).isEqualTo(new DatabaseHealth.Sound());
        }

        assertThat(directory.resolve("backups")).doesNotExist();
    }

    @Test
    void olderDatabaseIsBackedUpThenMigrated() throws IOException {
        try (Database database = schema.open(1)) {
            Schema.note(database, "mine");
        }

        try (Database database = schema.open(3)) {
            assertThat(Schema.notes(database)).isEqualTo(List.of("mine", "step 2", "step 3"));
        }

        Path backup = directory.resolve("backups/database-20261123-120000000.db");
        Files.copy(backup, schema.file(), StandardCopyOption.REPLACE_EXISTING);
        try (Database database = schema.open(1)) {
            assertThat(Schema.notes(database)).isEqualTo(List.of("mine"));
        }
    }

    @Test
    void newerDatabaseIsRefusedUntouched() throws IOException {
        schema.open(9).close();
        byte[] before = Files.readAllBytes(schema.file());

        assertThatThrownBy(() -> schema.open(4))
                .isInstanceOf(StoreException.class)
                .hasMessage(
                        "the database %s was written by a newer version of this program (schema 9,"
                                        .formatted(schema.file())
                                + " this one knows up to 4): start the newer version, or use"
                                + " another data directory");

        assertThat(Files.readAllBytes(schema.file())).isEqualTo(before);
    }

    @Test
    void failedStepIsUndone() throws IOException {
        schema.open(1).close();
        Path broken = Files.createDirectory(temp.resolve("broken"));
        Files.writeString(
                broken.resolve("V1__step.sql"), "CREATE TABLE note (text TEXT NOT NULL);");
        Files.writeString(
                broken.resolve("V2__step.sql"),
                "INSERT INTO note (text) VALUES ('half'); INSERT INTO nothing VALUES (1);");

        assertThatThrownBy(() -> schema.open(broken))
                .hasMessage(
                        "cannot bring the schema of %s up to date; the step that failed was undone"
                                .formatted(schema.file()));

        try (Database database = schema.open(1)) {
            assertThat(Schema.notes(database)).isEmpty();
        }
    }

    @Test
    void killedStepIsUndoneAtTheNextStart() throws Exception {
        try (Database database = schema.open(1)) {
            Schema.note(database, "mine");
        }
        Process program = SlowMigration.start(temp, directory);
        await().until(() -> size(directory.resolve("database.db-wal")) > 1 << 20);

        program.destroyForcibly().waitFor();

        try (Database database = schema.open(2)) {
            assertThat(database.health()).isEqualTo(new DatabaseHealth.Sound());
            assertThat(Schema.notes(database)).isEqualTo(List.of("mine", "step 2"));
        }
    }

    private static long size(Path file) throws IOException {
        return Files.exists(file) ? Files.size(file) : 0;
    }

    @Test
    void keepsSevenBackups() throws IOException {
        for (int steps = 1; steps <= 10; steps++) {
            schema.open(steps).close();
            clock.advance(Duration.ofSeconds(1));
        }

        try (var backups = Files.list(directory.resolve("backups"))) {
            assertThat(backups.map(file -> file.getFileName().toString()).sorted())
                    .isEqualTo(
                            List.of(
                                    "database-20261123-120003000.db",
                                    "database-20261123-120004000.db",
                                    "database-20261123-120005000.db",
                                    "database-20261123-120006000.db",
                                    "database-20261123-120007000.db",
                                    "database-20261123-120008000.db",
                                    "database-20261123-120009000.db"));
        }
    }

    @Test
    void backsUpOnceADay() throws IOException {
        try (Database database = schema.open(1)) {
            database.backUp(Duration.ofDays(1));
            clock.advance(Duration.ofHours(23));
            database.backUp(Duration.ofDays(1));
            clock.advance(Duration.ofHours(2));
            database.backUp(Duration.ofDays(1));
        }

        assertThat(directory.resolve("backups").toFile().list())
                .containsExactlyInAnyOrder(
                        "database-20261123-120000000.db", "database-20261124-130000000.db");
    }
}
