package io.github.claudeproxy.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.Map;

/** What a person sees who installs another version over the data of this one. */
final class UpgradeTest {
    private static final List<String> SERVE_ONCE =
            List.of("serve", "--until-input-ends", "--port", "0", "--data-dir", "d");

    @TempDir Path directory;

    @Test
    void endsWithItsInput() throws Exception {
        try (Program program = Program.start(directory, SERVE_ONCE)) {
            assertThat(program.exitCode()).isZero();
        }
    }

    @Test
    void windowEndsWithItsInputToo() throws Exception {
        Map<String, String> noScreen =
                Map.of("JDK_JAVA_OPTIONS", "-Dglass.platform=Headless -Dprism.order=sw");
        List<String> window = List.of("--until-input-ends", "--port", "0", "--data-dir", "d");
        try (Program program = Program.start(directory, window, noScreen, "")) {
            assertThat(program.exitCode()).isZero();
        }
    }

    @Test
    void olderProgramRefusesNewerDataInOneSentence() throws Exception {
        List<String> serve = List.of("serve", "--port", "0", "--data-dir", "d");
        try (Program program = Program.start(directory, serve)) {
            program.url();
            program.terminate();
            program.exitCode();
        }
        change(
                """
                INSERT INTO flyway_schema_history
                SELECT 9999, '9999', 'later', type, script, checksum, installed_by, installed_on,
                    execution_time, success
                FROM flyway_schema_history WHERE installed_rank = 1""");
        byte[] before = Files.readAllBytes(directory.resolve("d/database.db"));

        try (Program program = Program.start(directory, serve)) {
            assertThat(program.exitCode()).isEqualTo(69);
            assertThat(program.errors().lines().filter(line -> line.startsWith("claude-proxy:")))
                    .singleElement()
                    .asString()
                    .contains("was written by a newer version of this program (schema 9999");
        }
        assertThat(Files.readAllBytes(directory.resolve("d/database.db"))).isEqualTo(before);
    }

    @Test
    void newerProgramBacksUpOlderDataBeforeItChangesThem() throws Exception {
        List<String> serve = List.of("serve", "--port", "0", "--data-dir", "d");
        try (Program program = Program.start(directory, serve)) {
            program.url();
            program.kill();
        }
        assertThat(directory.resolve("d/backups")).doesNotExist();
        change("DELETE FROM flyway_schema_history WHERE installed_rank > 1");
        change("CREATE TABLE mine (text TEXT)");

        try (Program program = Program.start(directory, serve)) {
            program.exitCode();
        }

        assertThat(directory.resolve("d/backups").toFile().list()).hasSize(1);
        try (Connection backup =
                        open(directory.resolve("d/backups").toFile().listFiles()[0].toPath());
                Statement statement = backup.createStatement()) {
            assertThat(statement.executeQuery("SELECT count(*) FROM mine").next()).isTrue();
        }
    }

    private void change(String sql) throws Exception {
        try (Connection connection = open(directory.resolve("d/database.db"));
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Connection open(Path file) throws Exception {
        return DriverManager.getConnection("jdbc:sqlite:" + file);
    }
}
