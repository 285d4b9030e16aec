package io.github.claudeproxy.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.claudeproxy.files.PrivateFiles;
import io.github.claudeproxy.testkit.MovableClock;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "has access lists instead of modes")
final class FileModesTest {
    @TempDir Path temp;

    @Test
    void everyFileIsForItsOwnerAlone() throws IOException {
        Path directory = temp.resolve("a/data");
        try (Database database = new Schema(temp, directory, new MovableClock()).open(1)) {
            Schema.note(database, "x");
            database.backUp(Duration.ZERO);

            assertThat(modes(directory))
                    .isEqualTo(
                            Map.of(
                                    "", "rwx------",
                                    "database.db", "rw-------",
                                    "database.db-wal", "rw-------",
                                    "database.db-shm", "rw-------",
                                    "backups", "rwx------",
                                    "backups/database-20261123-120000000.db", "rw-------"));
        }
    }

    @Test
    void narrowsWhatIsThere() throws IOException {
        Path directory = Files.createDirectory(temp.resolve("data"));
        mode(directory, "rwxr-xr-x");
        Schema schema = new Schema(temp, directory, new MovableClock());
        schema.open(1).close();
        mode(schema.file(), "rw-r--r--");

        schema.open(1).close();

        assertThat(modes(directory)).isEqualTo(Map.of("", "rwx------", "database.db", "rw-------"));
    }

    @Test
    void leavesDirectoryWithOtherThingsAsItIs() throws IOException {
        Path directory = Files.createDirectory(temp.resolve("home"));
        mode(directory, "rwxr-xr-x");
        Files.createFile(directory.resolve("letter.txt"));

        boolean hidden = PrivateFiles.directory(directory);

        assertThat(hidden).isFalse();
        assertThat(modes(directory)).containsEntry("", "rwxr-xr-x");
    }

    private static void mode(Path path, String mode) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
    }

    private static Map<String, String> modes(Path directory) throws IOException {
        Map<String, String> modes = new TreeMap<>();
        try (var paths = Files.walk(directory)) {
            for (Path path : paths.toList()) {
                modes.put(
                        directory.relativize(path).toString(),
                        PosixFilePermissions.toString(Files.getPosixFilePermissions(path)));
            }
        }
        return modes;
    }
}
