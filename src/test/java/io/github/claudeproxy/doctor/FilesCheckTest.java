package io.github.claudeproxy.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

@EnabledOnOs({OS.LINUX, OS.MAC})
final class FilesCheckTest {
    @TempDir Path temp;
    private Path data;

    @BeforeEach
    void fill() throws IOException {
        data = Files.createDirectory(temp.resolve("data"));
        mode(data, "rwx------");
        for (String name : List.of("database.db", "master.key", "jwt.secret")) {
            mode(Files.createFile(data.resolve(name)), "rw-------");
        }
    }

    @Test
    void isContentWithADirectoryOfOnesOwn() {
        assertThat(look(data)).containsExactly(Symptom.FILES_PRIVATE.with(data));
        assertThat(data).isDirectoryNotContaining("glob:**doctor-*");
    }

    @Test
    void findsADirectoryThatOthersLookInto() throws IOException {
        mode(data, "rwxr-x---");

        assertThat(look(data)).containsExactly(Symptom.DATA_OPEN.with(data));
    }

    @ParameterizedTest
    @CsvSource({"master.key, rw-r-----", "jwt.secret, rw----r--", "database.db, rw-rw----"})
    void findsAFileThatOthersMayOpen(String name, String mode) throws IOException {
        mode(data.resolve(name), mode);

        assertThat(look(data)).containsExactly(Symptom.FILE_OPEN.with(data.resolve(name)));
    }

    @Test
    void findsThatTheKeyOfTheSecretsIsLost() throws IOException {
        Files.delete(data.resolve("master.key"));

        assertThat(look(data)).containsExactly(Symptom.FILE_LOST.with(data.resolve("master.key")));
    }

    @Test
    void findsWhatWasSetAside() throws IOException {
        Path aside = Files.createFile(data.resolve("settings.json.damaged"));

        assertThat(look(data)).containsExactly(Symptom.FILE_ASIDE.with(aside));
    }

    @Test
    void findsAFileWhereTheDirectoryShouldBe() throws IOException {
        Path file = Files.createFile(temp.resolve("file"));

        assertThat(look(file)).containsExactly(Symptom.DATA_NO_DIRECTORY.with(file));
    }

    /** In this one nobody can make a file, not even root. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void findsADirectoryThatCannotBeWritten() {
        Path system = Path.of("/proc/self/fdinfo");

        assertThat(look(system)).extracting(Finding::symptom).contains(Symptom.DATA_UNWRITABLE);
    }

    @Test
    void saysThatTheFirstStartMakesIt() {
        Path none = temp.resolve("none");

        assertThat(look(none)).containsExactly(Symptom.DATA_MISSING.with(none));
    }

    @ParameterizedTest
    @CsvSource({"100, DISK_FULL", "600, DISK_LOW", "5000, DISK_ENOUGH"})
    void saysHowMuchRoomThereIs(long mib, Symptom expected) {
        DiskCheck.Least least = new DiskCheck.Least(128L << 20, 1024L << 20);

        assertThat(new DiskCheck(data, least, () -> mib << 20).look())
                .containsExactly(expected.with(mib + " MiB", data));
    }

    @Test
    void looksAtTheDiskThatWillHaveTheDirectory() {
        DiskCheck.Least least = new DiskCheck.Least(0, 1);

        assertThat(new DiskCheck(temp.resolve("a/b/c"), least).look())
                .extracting(Finding::symptom)
                .containsExactly(Symptom.DISK_ENOUGH);
    }

    @Test
    void findsPricesThatMakeNoSense() throws IOException {
        Path prices = Files.writeString(data.resolve("prices.json"), "{\"version\": 1");

        assertThat(new ConfigurationCheck(prices).look())
                .extracting(Finding::symptom)
                .containsExactly(Symptom.PRICES_WRONG);
        Files.delete(prices);
        assertThat(new ConfigurationCheck(prices).look())
                .containsExactly(Symptom.CONFIGURATION_GOOD.with());
    }

    private static void mode(Path path, String mode) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
    }

    private static List<Finding> look(Path directory) {
        return new FilesCheck(directory, "database.db", List.of("master.key", "jwt.secret")).look();
    }
}
