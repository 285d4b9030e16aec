package io.github.claudeproxy.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

final class SingleInstanceTest {
    private static final URI URL = URI.create("http://127.0.0.1:3000");

    @TempDir Path directory;

    @Test
    void secondOneIsToldWhoHoldsTheLock() {
        try (SingleInstance first = SingleInstance.acquire(directory)) {
            first.announce(URL);

            assertThatThrownBy(() -> SingleInstance.acquire(directory))
                    .isInstanceOf(StartException.class)
                    .hasMessage(
                            "already running with the data directory %s (process %d, %s)",
                            directory, ProcessHandle.current().pid(), URL);
        }
    }

    @Test
    void lockIsFreeAfterClose() {
        SingleInstance first = SingleInstance.acquire(directory);
        first.announce(URL);
        first.close();

        try (SingleInstance second = SingleInstance.acquire(directory)) {
            assertThat(second.previousWasCutOff()).isFalse();
        }
    }

    @Test
    void noticesThatThePreviousOneWasCutOff() throws IOException {
        Files.writeString(directory.resolve("instance"), "process 1, " + URL);

        try (SingleInstance unannounced = SingleInstance.acquire(directory)) {
            assertThat(unannounced.previousWasCutOff()).isTrue();
        }

        try (SingleInstance next = SingleInstance.acquire(directory)) {
            assertThat(next.previousWasCutOff()).isTrue();
        }
    }
}
