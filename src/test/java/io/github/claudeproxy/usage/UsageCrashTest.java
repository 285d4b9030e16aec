package io.github.claudeproxy.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.claudeproxy.testkit.MovableClock;
import io.github.claudeproxy.testkit.TempDatabase;

import org.junit.jupiter.api.Test;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

class UsageCrashTest {
    private static final String FLUSHED = "flushed ";

    @Test
    void keepsWhatWasFlushedWhenKilled() throws Exception {
        try (TempDatabase temp = TempDatabase.create()) {
            temp.database().close();
            int flushed = runAndKill(temp.directory().resolve("database.db"));

            temp.reopen();

            assertEquals(List.of("ok"), query(temp, "PRAGMA integrity_check"));
            int rows = Integer.parseInt(query(temp, "SELECT COUNT(*) FROM usage").getFirst());
            assertThat(rows).isGreaterThanOrEqualTo(flushed);
        }
    }

    @Test
    void recordsNothingTwiceWhenAllIsRecordedAgain() {
        try (TempDatabase temp = TempDatabase.create()) {
            record(temp, 0, 300);
            temp.reopen();
            record(temp, 0, 500);

            assertEquals(List.of("500"), query(temp, "SELECT COUNT(*) FROM usage"));
        }
    }

    private static void record(TempDatabase temp, int from, int to) {
        try (UsageRecorder recorder = UsageRecorder.open(temp.database(), new MovableClock())) {
            for (int i = from; i < to; i++) {
                recorder.record(Events.event("r" + i));
            }
        }
    }

    /** The number of calls that the process said it flushed, some time before it died. */
    private static int runAndKill(Path file) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                KilledWriter.class.getName(),
                                file.toString())
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            int flushed = 0;
            while (flushed < 2000) {
                String line = Objects.requireNonNull(output.readLine(), "ended by itself");
                if (line.startsWith(FLUSHED)) {
                    flushed = Integer.parseInt(line.substring(FLUSHED.length()));
                }
            }
            return flushed;
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private static List<String> query(TempDatabase temp, String sql) {
        return temp.database().read(h -> h.createQuery(sql).mapTo(String.class).list());
    }
}
