package io.github.claudeproxy.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "signals and file modes")
final class ServingTest {
    private static final List<String> SERVE =
            List.of("serve", "--port", "0", "--host", "127.0.0.1", "--data-dir", "d");

    @TempDir Path directory;

    @Test
    void servesUntilTerminated() throws Exception {
        try (Program program = Program.start(directory, SERVE)) {
            assertThat(status(program.url().resolve("/healthz"))).isEqualTo(200);
            assertThat(openFiles()).isEmpty();

            program.terminate();

            assertThat(program.exitCode()).isEqualTo(0);
            assertThat(directory.resolve("d").toFile().list())
                    .containsExactlyInAnyOrder(
                            "database.db",
                            "instance.lock",
                            "jwt.secret",
                            "libraries",
                            "logs",
                            "master.key",
                            "password.pepper");
        }
    }

    @Test
    void interruptIsAProperEndToo() throws Exception {
        try (Program program =
                Program.start(directory, List.of("--port", "0", "--data-dir", "d"))) {
            program.url();
            assertThat(program.output())
                    .startsWith("There is no display to show a window on: serving without one.\n");

            program.interrupt();

            assertThat(program.exitCode()).isEqualTo(0);
        }
    }

    @Test
    void secondStartSaysWhoIsRunning() throws Exception {
        try (Program first = Program.start(directory, SERVE)) {
            URI url = first.url();
            try (Program second = Program.start(directory, SERVE)) {
                assertThat(second.exitCode()).isEqualTo(75);
                assertThat(second.errors())
                        .startsWith("claude-proxy: already running with the data directory ")
                        .endsWith(", " + url + ")\n");
            }
        }
    }

    @Test
    void ownerIsNotCreatedBesideARunningServer() throws Exception {
        List<String> create = List.of("create-owner", "--email", "a@b.example", "--data-dir", "d");
        try (Program first = Program.start(directory, SERVE)) {
            first.url();
            try (Program second = Program.start(directory, create, Map.of(), "a password\n")) {
                assertThat(second.exitCode()).isEqualTo(75);
                assertThat(second.errors())
                        .contains("is running on this data directory: stop it first");
            }
        }
    }

    @Test
    void startAfterAKillSaysSo() throws Exception {
        try (Program first = Program.start(directory, SERVE)) {
            first.url();
            first.kill();
        }

        try (Program second = Program.start(directory, SERVE)) {
            assertThat(status(second.url().resolve("/healthz"))).isEqualTo(200);
            assertThat(second.errors())
                    .contains("The last run was cut off: usage of its last second may be missing");
        }
    }

    /** Files others may open. */
    private List<String> openFiles() throws Exception {
        try (var paths = Files.walk(directory.resolve("d"))) {
            return paths.filter(Files::isRegularFile)
                    .map(this::nameAndMode)
                    .filter(file -> !file.endsWith(" rw-------"))
                    .toList();
        }
    }

    private String nameAndMode(Path file) {
        try {
            return nameInData(file)
                    + " "
                    + PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String nameInData(Path file) {
        return directory.resolve("d").relativize(file).toString();
    }

    private static int status(URI url) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(url).build(), BodyHandlers.discarding())
                    .statusCode();
        }
    }
}
