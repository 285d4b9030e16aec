package io.github.claudeproxy.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import io.github.claudeproxy.signal.Signal;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.event.Level;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;

final class LogReaderTest {
    @TempDir Path directory;

    private final List<String> seen = new CopyOnWriteArrayList<>();

    private LogReader reader() {
        return new LogReader(directory, line -> line.replace("secret", "******"));
    }

    @Test
    void readsALineWithItsException() throws IOException {
        append(
                """
                {"timestamp":1795613235124,"level":"ERROR","threadName":"main",\
                "loggerName":"io.github.claudeproxy.app.Main","markers": ["FILE_ONLY"],"mdc": {},\
                "formattedMessage":"Cannot go on","throwable":{"className":"a.B","message":"no",\
                "stepArray":[{"className":"a.C","methodName":"call","fileName":"C.java",\
                "lineNumber":7}],"cause":{"className":"a.D","stepArray":[]}}}
                """);

        assertThat(reader().last(10))
                .containsExactly(
                        new LogLine(
                                Instant.ofEpochMilli(1795613235124L),
                                Level.ERROR,
                                "app.Main",
                                "Cannot go on",
                                "a.B: no\n    at a.C.call(C.java:7)\nCaused by: a.D"));
    }

    @Test
    void copiesAndSearchesWhatIsSeen() {
        LogLine line = new LogLine(Instant.EPOCH, Level.WARN, "app.Main", "Grüße", "a.B: no");

        assertThat(line).hasToString("1970-01-01T00:00:00Z WARN  app.Main: Grüße\na.B: no");
        assertThat(line.contains("GRÜß")).isTrue();
        assertThat(line.contains("a.b")).isTrue();
        assertThat(line.contains("")).isTrue();
        assertThat(line.contains("nein")).isFalse();
    }

    @Test
    void takesTheLastOnesOfSeveralFiles() throws IOException {
        write("claude-proxy.2.log", lines(1, 3));
        write("claude-proxy.1.log", lines(4, 6));
        write("claude-proxy.log", lines(7, 8));

        assertThat(messages(reader().last(4))).containsExactly("5", "6", "7", "8");
        assertThat(messages(reader().last(2))).containsExactly("7", "8");
        assertThat(reader().last(100)).hasSize(8);
        assertThat(reader().last(0)).isEmpty();
    }

    @Test
    void readsFarBackInOneFile() throws IOException {
        write("claude-proxy.log", lines(1, 20_000));

        assertThat(messages(reader().last(15_000)))
                .hasSize(15_000)
                .startsWith("5001")
                .endsWith("20000");
        assertThat(reader().last(1_000_000)).hasSize(20_000);
    }

    @Test
    void leavesOutWhatIsNoEvent() throws IOException {
        append("{\"timestamp\":17\n\nnothing\n{}\n[]\n" + line("whole") + "{\"timestamp\"");

        assertThat(messages(reader().last(10))).containsExactly("whole");
    }

    @Test
    void hidesSecretsThatOlderVersionsWrote() throws IOException {
        append(line("a secret here"));

        assertThat(messages(reader().last(1))).containsExactly("a ****** here");
    }

    @Test
    void nothingIsThereYet() throws IOException {
        assertThat(reader().last(10)).isEmpty();

        try (Signal.Subscription _ = follow(10)) {
            append(line("first"));
            awaitSeen("first");
        }
    }

    @Test
    void followsLinesThatAreWrittenInPieces() throws IOException {
        append(lines(1, 3));
        try (Signal.Subscription _ = follow(2)) {
            awaitSeen("2", "3");
            byte[] next = line("Grüße").getBytes(UTF_8);
            int cut = line("Gr").getBytes(UTF_8).length - 2; // in the middle of the next letter
            append(next, 0, cut);
            append(next, cut, next.length);
            append(lines(4, 5));
            awaitSeen("2", "3", "Grüße", "4", "5");
        }
    }

    @Test
    void losesNothingWhenTheFileIsRotated() throws IOException {
        append(lines(1, 1));
        try (Signal.Subscription _ = follow(5)) {
            awaitSeen("1");
            append(lines(2, 3));
            rotate();
            append(lines(4, 5));
            rotate();
            append(lines(6, 6));
            awaitSeen("1", "2", "3", "4", "5", "6");
        }
    }

    @Test
    void goesOnWhereAllWasDeleted() throws IOException {
        append(lines(1, 5));
        try (Signal.Subscription _ = follow(1)) {
            awaitSeen("5");
            Files.delete(current());
            append(lines(6, 6));
            awaitSeen("5", "6");
        }
    }

    @Test
    void handsOverManyLinesInOrder() throws IOException {
        append(lines(1, 1));
        try (Signal.Subscription _ = follow(1)) {
            awaitSeen("1");
            for (int i = 0; i < 20; i++) {
                append(lines(2 + i * 1000, 1001 + i * 1000));
            }
            await().until(() -> seen.size() == 20_001);
            assertThat(seen)
                    .isEqualTo(IntStream.rangeClosed(1, 20_001).mapToObj(String::valueOf).toList());
        }
    }

    @Test
    void isQuietOnceClosed() throws IOException {
        append(lines(1, 1));
        Signal.Subscription following = follow(1);
        awaitSeen("1");
        following.close();

        List<String> others = new CopyOnWriteArrayList<>();
        try (Signal.Subscription _ = reader().follow(1, lines -> others.addAll(messages(lines)))) {
            await().until(() -> others.equals(List.of("1")));
            append(lines(2, 2));
            await().until(() -> others.equals(List.of("1", "2")));
        }
        assertThat(seen).containsExactly("1");
    }

    private Signal.Subscription follow(int count) {
        return reader().follow(count, lines -> seen.addAll(messages(lines)));
    }

    private void awaitSeen(String... messages) {
        await().untilAsserted(() -> assertThat(seen).containsExactly(messages));
    }

    private static List<String> messages(List<LogLine> lines) {
        return lines.stream().map(LogLine::message).toList();
    }

    private void rotate() throws IOException {
        for (int i = 8; i > 0; i--) {
            Path from = directory.resolve("claude-proxy.%d.log".formatted(i));
            if (Files.exists(from)) {
                Files.move(from, directory.resolve("claude-proxy.%d.log".formatted(i + 1)));
            }
        }
        Files.move(current(), directory.resolve("claude-proxy.1.log"));
    }

    private static String lines(int first, int last) {
        StringBuilder text = new StringBuilder();
        IntStream.rangeClosed(first, last).forEach(i -> text.append(line(String.valueOf(i))));
        return text.toString();
    }

    private static String line(String message) {
        return """
        {"timestamp":0,"level":"INFO","loggerName":"x","formattedMessage":"%s"}
        """
                .formatted(message);
    }

    private Path current() {
        return directory.resolve("claude-proxy.log");
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(directory.resolve(name), text);
    }

    private void append(String text) throws IOException {
        byte[] bytes = text.getBytes(UTF_8);
        append(bytes, 0, bytes.length);
    }

    private void append(byte[] bytes, int from, int to) throws IOException {
        try (var out = Files.newOutputStream(current(), CREATE, APPEND)) {
            out.write(bytes, from, to - from);
        }
    }
}
