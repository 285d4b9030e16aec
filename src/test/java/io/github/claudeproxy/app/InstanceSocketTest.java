package io.github.claudeproxy.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

final class InstanceSocketTest {
    private static final InstanceAnswers WINDOW = answers(() -> true, "{\"running\":true}");

    @TempDir Path directory;

    @Test
    void answersWhatIsAsked() {
        AtomicInteger raised = new AtomicInteger();
        InstanceAnswers answers = answers(() -> raised.incrementAndGet() > 0, "{\"a\":1}");
        try (InstanceSocket socket = InstanceSocket.listen(directory).orElseThrow()) {
            socket.answer(answers);

            assertThat(InstanceQuestion.raised(directory)).isTrue();
            assertThat(InstanceQuestion.ask(directory, InstanceAnswers.STATUS))
                    .hasValue("{\"a\":1}");
            assertThat(InstanceQuestion.ask(directory, InstanceAnswers.LIMITS + "[1]"))
                    .hasValue("limits of [1]");
            assertThat(InstanceQuestion.ask(directory, "anything")).hasValue("unknown question");
        }
        assertThat(raised).hasValue(1);
    }

    @Test
    void whoAsksTooEarlyWaits() throws Exception {
        try (InstanceSocket socket = InstanceSocket.listen(directory).orElseThrow()) {
            CompletableFuture<Boolean> asked =
                    CompletableFuture.supplyAsync(() -> InstanceQuestion.raised(directory));

            socket.answer(WINDOW);

            assertThat(asked.get()).isTrue();
        }
    }

    @Test
    void whoComesASecondTooEarlyAsksAgain() throws Exception {
        CompletableFuture<Boolean> asked =
                CompletableFuture.supplyAsync(() -> InstanceQuestion.raisedSoon(directory));
        assertThat(asked).isNotDone();

        try (InstanceSocket socket = InstanceSocket.listen(directory).orElseThrow()) {
            socket.answer(WINDOW);

            assertThat(asked.get()).isTrue();
        }
    }

    @Test
    void asksOnceWhereThereIsNoWindow() {
        AtomicInteger asked = new AtomicInteger();
        try (InstanceSocket socket = InstanceSocket.listen(directory).orElseThrow()) {
            socket.answer(answers(() -> asked.incrementAndGet() < 0, "{}"));

            assertThat(InstanceQuestion.raisedSoon(directory)).isFalse();
        }
        assertThat(asked).hasValue(1);
    }

    @Test
    void aProgramThatEndsEarlyAnswersNothing() throws Exception {
        InstanceSocket socket = InstanceSocket.listen(directory).orElseThrow();
        CompletableFuture<Optional<String>> asked =
                CompletableFuture.supplyAsync(
                        () -> InstanceQuestion.ask(directory, InstanceAnswers.STATUS));
        socket.close();

        assertThat(asked.get()).isEmpty();
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void nobodyAnswersWhereNothingRuns() throws IOException {
        assertThat(InstanceQuestion.ask(directory, InstanceAnswers.STATUS)).isEmpty();

        Files.createFile(InstanceQuestion.path(directory));
        assertThat(InstanceQuestion.ask(directory, InstanceAnswers.STATUS)).isEmpty();
    }

    @Test
    void takesThePlaceOfOneThatWasLeft() throws IOException {
        Files.createFile(InstanceQuestion.path(directory));

        try (InstanceSocket socket = InstanceSocket.listen(directory).orElseThrow()) {
            socket.answer(WINDOW);
            assertThat(InstanceQuestion.raised(directory)).isTrue();
        }
    }

    @Test
    void onlyThisUserMayAsk() throws IOException {
        try (InstanceSocket _ = InstanceSocket.listen(directory).orElseThrow()) {
            assertThat(Files.getPosixFilePermissions(InstanceQuestion.path(directory)))
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        }
    }

    @Test
    void worksInDirectoriesWithLongNames() throws IOException {
        Path deep = Files.createDirectories(directory.resolve("x".repeat(120)));

        try (InstanceSocket socket = InstanceSocket.listen(deep).orElseThrow()) {
            socket.answer(WINDOW);

            assertThat(InstanceQuestion.raised(deep)).isTrue();
            assertThat(InstanceQuestion.path(deep).toString()).hasSizeLessThan(100);
        }
    }

    private static InstanceAnswers answers(BooleanSupplier raise, String status) {
        return new InstanceAnswers(raise, () -> status, order -> "limits of " + order);
    }
}
