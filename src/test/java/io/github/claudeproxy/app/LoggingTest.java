package io.github.claudeproxy.app;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.Appender;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Map;

final class LoggingTest {
    private final LoggerContext context = new LoggerContext();
    private final ConsoleLayout layout = new ConsoleLayout();

    @TempDir Path directory;

    @BeforeEach
    void giveContext() {
        context.setMDCAdapter(new LogbackMDCAdapter());
    }

    @Test
    void consoleShowsTimeLevelMessageAndRequestId() {
        LoggingEvent event = event("took {} ms", 12);
        event.setMDCPropertyMap(Map.of("request_id", "cpr_1"));

        assertThat(layout.doLayout(event))
                .matches("2026-11-2\\d \\d\\d:00:00.000 INFO  took 12 ms \\[cpr_1]\n");
    }

    @Test
    void messageCannotForgeALine() {
        String line = layout.doLayout(event("name {}", "x\r\n2026-11-23 ERROR forged\u001b[2J"));

        assertThat(line).endsWith("INFO  name x\\r\\n2026-11-23 ERROR forged\\u001b[2J\n");
    }

    @Test
    void exceptionCannotForgeALine() {
        LoggingEvent event = event("failed", new IllegalStateException("x\n2026-11-23 forged"));

        assertThat(layout.doLayout(event).lines().skip(1))
                .isNotEmpty()
                .allMatch(line -> line.startsWith("    "));
    }

    @Test
    void fileHoldsOneScrubbedObjectPerLine() throws IOException {
        Appender<ILoggingEvent> files = Logging.files(context, directory);

        files.doAppend(event("key {}\nsecond", "sk-ant-api03-secret"));
        files.doAppend(event("failed", new IllegalStateException("Bearer secret\"")));
        files.stop();

        String text = Files.readString(file());
        assertThat(text).doesNotContain("secret").endsWith("}\n");
        JsonNode[] lines = text.lines().map(LoggingTest::json).toArray(JsonNode[]::new);
        assertThat(lines).hasSize(2);
        assertThat(lines[0].get("formattedMessage").textValue())
                .isEqualTo("key sk-ant-********\nsecond");
        assertThat(lines[1].get("throwable").get("message").textValue())
                .startsWith("Bearer ********");
    }

    @Test
    void everyFileIsForItsOwnerAloneAlsoAfterRolling() throws IOException {
        PrivateLogFile files = Logging.files(context, directory);

        files.doAppend(event("before"));
        files.rollover();
        files.doAppend(event("after"));
        files.stop();

        try (var written = Files.list(directory)) {
            assertThat(written.map(LoggingTest::nameAndMode))
                    .containsExactlyInAnyOrder(
                            "claude-proxy.log rw-------", "claude-proxy.1.log rw-------");
        }
    }

    private Path file() {
        return directory.resolve("claude-proxy.log");
    }

    private LoggingEvent event(String message, @Nullable Object argument) {
        LoggingEvent event =
                new LoggingEvent(
                        "",
                        context.getLogger("io.github.claudeproxy.Test"),
                        Level.INFO,
                        message,
                        argument instanceof Throwable thrown ? thrown : null,
                        new Object[] {argument});
        event.setInstant(Instant.parse("2026-11-23T12:00:00Z"));
        return event;
    }

    private LoggingEvent event(String message) {
        return event(message, null);
    }

    private static JsonNode json(String line) {
        try {
            return new ObjectMapper().readTree(line);
        } catch (IOException e) {
            throw new IllegalStateException("not JSON: " + line, e);
        }
    }

    private static String nameAndMode(Path file) {
        try {
            return file.getFileName()
                    + " "
                    + PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
