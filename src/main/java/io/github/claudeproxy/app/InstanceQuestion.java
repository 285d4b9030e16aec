package io.github.claudeproxy.app;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What a second start asks the program that runs on the same data directory. */
final class InstanceQuestion {
    /** Of the path; macOS allows 104 with the zero at the end, others a little more. */
    private static final int MOST_BYTES = 100;

    /** A program that hangs must not make others hang. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final int TRIES = 50;
    private static final Duration BETWEEN = Duration.ofMillis(100);

    private InstanceQuestion() {}

    /** In the data directory where the path is short enough, else in a directory of its own. */
    static Path path(Path dataDirectory) {
        Path inside = dataDirectory.toAbsolutePath().resolve("instance.sock");
        byte[] name = inside.toString().getBytes(StandardCharsets.UTF_8);
        if (name.length < MOST_BYTES) {
            return inside;
        }
        String user = System.getProperty("user.name", "").replaceAll("[^A-Za-z0-9]", "_");
        return Path.of(System.getProperty("java.io.tmpdir"))
                .toAbsolutePath()
                .resolve("claude-proxy-" + user)
                .resolve(UUID.nameUUIDFromBytes(name) + ".sock");
    }

    /** What the program on this data directory answers; empty if there is none that does. */
    static Optional<String> ask(Path dataDirectory, String question) {
        Path path = path(dataDirectory);
        if (!Files.exists(path)) {
            return Optional.empty();
        }
        FutureTask<String> answer = new FutureTask<>(() -> exchange(path, question));
        Thread.ofVirtual().name("question").start(answer);
        try {
            return Optional.of(answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .filter(text -> !text.isEmpty());
        } catch (ExecutionException | TimeoutException _) {
            return Optional.empty();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            answer.cancel(true);
        }
    }

    private static String exchange(Path path, String question) throws IOException {
        try (SocketChannel connection = SocketChannel.open(UnixDomainSocketAddress.of(path))) {
            InstanceSocket.write(connection, question + "\n");
            connection.shutdownOutput();
            byte[] answer = Channels.newInputStream(connection).readAllBytes();
            return new String(answer, StandardCharsets.UTF_8);
        }
    }

    /** Whether the program runs there and has shown its window. */
    static boolean raised(Path dataDirectory) {
        return isRaised(ask(dataDirectory, InstanceAnswers.RAISE));
    }

    /**
     * The same of a program that holds the lock, and so has a socket or is about to have one: two
     * may be started at once, as by a double click too many.
     */
    static boolean raisedSoon(Path dataDirectory) {
        Optional<String> answer = ask(dataDirectory, InstanceAnswers.RAISE);
        try {
            CountDownLatch never = new CountDownLatch(1);
            for (int i = 0; i < TRIES && answer.isEmpty(); i++) {
                never.await(BETWEEN.toMillis(), TimeUnit.MILLISECONDS);
                answer = ask(dataDirectory, InstanceAnswers.RAISE);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        return isRaised(answer);
    }

    private static boolean isRaised(Optional<String> answer) {
        return answer.filter(InstanceAnswers.RAISED::equals).isPresent();
    }
}
