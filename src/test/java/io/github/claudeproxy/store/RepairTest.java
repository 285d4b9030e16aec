package io.github.claudeproxy.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.claudeproxy.testkit.MovableClock;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;

final class RepairTest {
    @TempDir Path temp;
    private final MovableClock clock = new MovableClock();
    private Path directory;
    private Schema schema;

    @BeforeEach
    void fillDatabase() throws IOException {
        directory = Files.createDirectory(temp.resolve("data"));
        schema = new Schema(temp, directory, clock);
        try (Database database = schema.open(1)) {
            Schema.noteMany(database, 500);
        }
    }

    @Test
    void setsDamagedFileAsideAndStartsEmpty() throws IOException {
        byte[] damaged = overwrite(0);
        Path aside = directory.resolve("database.db.damaged-20261123-120000000");

        try (Database database = schema.open(1)) {
            assertThat(database.health()).isEqualTo(new DatabaseHealth.Emptied(aside));
            assertThat(Schema.notes(database)).isEmpty();
        }

        assertThat(Files.readAllBytes(aside)).isEqualTo(damaged);
    }

    @Test
    void restoresTheNewestGoodBackup() throws IOException {
        Path good = backup("good");
        clock.advance(Duration.ofDays(2));
        Path bad = backup("later");
        Files.write(bad, noise(5000));
        clock.advance(Duration.ofDays(2));
        overwrite(8192);

        try (Database database = schema.open(1)) {
            Path aside = directory.resolve("database.db.damaged-20261127-120000000");
            assertThat(database.health()).isEqualTo(new DatabaseHealth.Restored(aside, good));
            assertThat(Schema.notes(database)).hasSize(501).contains("good");
        }

        assertThat(directory.toFile().list())
                .containsExactlyInAnyOrder(
                        "backups", "database.db", "database.db.damaged-20261127-120000000");
    }

    @Test
    void fileCutToNothingCountsAsDamaged() throws IOException {
        Path good = backup("good");
        Files.write(schema.file(), new byte[0]);

        try (Database database = schema.open(1)) {
            Path aside = directory.resolve("database.db.damaged-20261123-120000000");
            assertThat(database.health()).isEqualTo(new DatabaseHealth.Restored(aside, good));
        }
    }

    @Test
    void fileCutInHalfCountsAsDamaged() throws IOException {
        byte[] whole = Files.readAllBytes(schema.file());
        Files.write(schema.file(), Arrays.copyOf(whole, whole.length / 2));

        try (Database database = schema.open(1)) {
            assertThat(database.health()).isInstanceOf(DatabaseHealth.Emptied.class);
        }
    }

    @Test
    void twoDamagedFilesAreBothKept() throws IOException {
        overwrite(0);
        schema.open(1).close();
        overwrite(0);
        clock.advance(Duration.ofMillis(1));
        schema.open(1).close();

        assertThat(directory.toFile().list())
                .containsExactlyInAnyOrder(
                        "database.db",
                        "database.db.damaged-20261123-120000000",
                        "database.db.damaged-20261123-120000001");
    }

    @Test
    void directoryInPlaceOfTheFileIsSaidClearly() throws IOException {
        Path other = Files.createDirectory(temp.resolve("other"));
        Files.createDirectory(other.resolve("database.db"));

        assertThatThrownBy(() -> new Schema(temp, other, clock).open(1))
                .isInstanceOf(StoreException.class)
                .hasMessage(
                        "cannot open %s: the file or its directory may not be opened"
                                .formatted(other.resolve("database.db")));
    }

    private Path backup(String note) throws IOException {
        try (Database database = schema.open(1)) {
            Schema.note(database, note);
            database.backUp(Duration.ofDays(1));
        }
        try (var backups = Files.list(directory.resolve("backups"))) {
            return backups.sorted().toList().getLast();
        }
    }

    private byte[] overwrite(int from) throws IOException {
        byte[] bytes = Files.readAllBytes(schema.file());
        byte[] noise = noise(4096);
        System.arraycopy(noise, 0, bytes, from, noise.length);
        Files.write(schema.file(), bytes);
        return bytes;
    }

    private static byte[] noise(int length) {
        byte[] noise = new byte[length];
        new Random(1).nextBytes(noise);
        return noise;
    }
}
