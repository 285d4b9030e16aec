package io.github.claudeproxy.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.claudeproxy.testkit.TempDatabase;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

final class DatabaseCheckTest {
    private final TempDatabase temp = TempDatabase.create();
    private final Path file = temp.directory().resolve("database.db");

    @AfterEach
    void close() {
        temp.close();
    }

    @Test
    void findsItInOrderWhileItIsInUse() {
        temp.database().execute(handle -> handle.execute("CREATE TABLE more (id INTEGER)"));

        assertThat(look(false, Clock.systemUTC())).containsExactly(Symptom.DATABASE_SOUND);
    }

    @Test
    void findsDamageInItsMiddle() throws IOException {
        temp.database().close();
        damage(Files.size(file) / 2 / 4096 * 4096, 8192);

        assertThat(look(false, Clock.systemUTC())).containsExactly(Symptom.DATABASE_DAMAGED);
    }

    @Test
    void findsThatItIsNoDatabase() throws IOException {
        temp.database().close();
        damage(0, 4096);

        assertThat(look(false, Clock.systemUTC())).containsExactly(Symptom.DATABASE_DAMAGED);
    }

    @Test
    void findsThatItIsHollow() throws IOException {
        temp.database().close();
        Files.write(file, new byte[0]);

        assertThat(look(false, Clock.systemUTC())).containsExactly(Symptom.DATABASE_DAMAGED);
    }

    @Test
    void findsTheSchemaOfANewerProgram() {
        change("UPDATE flyway_schema_history SET version = '9999' WHERE version = '1'");

        assertThat(look(false, Clock.systemUTC())).containsExactly(Symptom.DATABASE_NEWER);
    }

    @Test
    void findsTheSchemaOfAnOlderProgram() {
        change(
                "DELETE FROM flyway_schema_history WHERE installed_rank ="
                        + " (SELECT max(installed_rank) FROM flyway_schema_history)");

        assertThat(look(false, Clock.systemUTC())).containsExactly(Symptom.DATABASE_OLDER);
    }

    @Test
    void saysThatThereIsNone() throws IOException {
        temp.database().close();
        Files.delete(file);

        assertThat(look(false, Clock.systemUTC())).containsExactly(Symptom.DATABASE_MISSING);
    }

    @Test
    void findsThatNobodyMadeABackupForDays() {
        temp.database().backUp(Duration.ZERO);
        Clock later = Clock.offset(Clock.systemUTC(), Duration.ofDays(3));

        assertThat(look(true, Clock.systemUTC())).containsExactly(Symptom.DATABASE_SOUND);
        assertThat(look(true, later)).containsExactly(Symptom.DATABASE_SOUND, Symptom.BACKUP_OLD);
        assertThat(look(false, later)).containsExactly(Symptom.DATABASE_SOUND);
    }

    private void change(String sql) {
        temp.database().execute(handle -> handle.execute(sql));
    }

    private void damage(long from, int bytes) throws IOException {
        byte[] noise = new byte[bytes];
        java.util.Arrays.fill(noise, (byte) 0x5a);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(noise), from);
        }
    }

    private List<Symptom> look(boolean running, Clock clock) {
        Situation situation =
                running ? Situation.running(List.of(), List.of()) : Situation.stopped(List.of());
        return new DatabaseCheck(file, () -> situation, clock)
                .look().stream().map(Finding::symptom).toList();
    }
}
