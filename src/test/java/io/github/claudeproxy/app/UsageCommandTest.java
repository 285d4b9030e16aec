package io.github.claudeproxy.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.claudeproxy.keys.KeyRequest;
import io.github.claudeproxy.keys.KeyService;
import io.github.claudeproxy.store.Database;
import io.github.claudeproxy.usage.Outcome;
import io.github.claudeproxy.usage.TokenUsage;
import io.github.claudeproxy.usage.UsageEvent;
import io.github.claudeproxy.usage.UsageRecorder;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

final class UsageCommandTest {
    private static final String ACCOUNT = "account-1";

    @TempDir Path directory;

    @Test
    void printsATableWhileAnotherProcessWrites() throws Exception {
        try (Database database = Database.open(directory.resolve("d/database.db"));
                UsageRecorder recorder = UsageRecorder.open(database, Clock.systemUTC())) {
            record(recorder, "2026-11-20T10:00:00Z");
            record(recorder, "2026-11-21T10:00:00Z");
            recorder.flush();

            assertThat(
                            new Terminal(directory)
                                    .run("usage", "--by", "day")
                                    .lines()
                                    .map(String::strip))
                    .hasSize(4)
                    .anyMatch(line -> line.matches("2026-11-20 +1 +0 +1000 +100 .* 0\\.007500"))
                    .anyMatch(line -> line.matches("total +2 .* 0\\.015000"));
            assertThat(new Terminal(directory).run("usage", "--to", "2026-11-20", "--csv"))
                    .startsWith("key,requests,errors,")
                    .endsWith("\r\nkey-1,1,0,1000,100,0,0,0.0000,0.007500,7500,0\r\n");
            assertThat(new Terminal(directory).run("usage", "--csv", "--by", "person"))
                    .contains("\r\n2026-11,key-1,key-1,key-1,true,");
            assertThat(new Terminal(directory).run("usage", "--json", "--by", "person"))
                    .contains("\"month\" : \"2026-11\"")
                    .contains("\"cost_usd_micros\" : 15000");
        }
    }

    @Test
    void takesAKeyByItsNameAndSaysIfThereIsNone() throws Exception {
        Terminal terminal = new Terminal(directory);
        try (Database database = Database.open(directory.resolve("d/database.db"));
                UsageRecorder recorder = UsageRecorder.open(database, Clock.systemUTC());
                KeyService keys = KeyService.open(database, Clock.systemUTC())) {
            String id = keys.generate(ACCOUNT, KeyRequest.named("Ada")).key().id();
            record(recorder, id, "2026-11-20T10:00:00Z");
            record(recorder, "2026-11-20T10:00:00Z");
            recorder.flush();

            assertThat(terminal.run("usage", "--key", "ada", "--csv"))
                    .contains("\r\nAda,1,0,1000,");
            assertThat(terminal.run("usage", "--key", id, "--csv")).contains("\r\nAda,1,0,1000,");
        }
        try (Program program = terminal.start("", "usage", "--key", "zzz")) {
            assertThat(program.exitCode()).isEqualTo(2);
            assertThat(program.errors()).isEqualTo("claude-proxy: there is no key named \"zzz\"\n");
        }
    }

    @Test
    void pricesAgainWhatIsFlagged() throws Exception {
        try (Database database = Database.open(directory.resolve("d/database.db"));
                UsageRecorder recorder = UsageRecorder.open(database, Clock.systemUTC())) {
            record(recorder, "2026-11-20T10:00:00Z");
        }

        assertThat(new Terminal(directory).run("usage", "reprice"))
                .startsWith("Priced 0 calls anew with table ");
    }

    @Test
    void saysWhenThereIsNoDatabase() throws Exception {
        try (Program program = Program.start(directory, List.of("usage", "--data-dir", "none"))) {
            assertThat(program.exitCode()).isEqualTo(69);
            assertThat(program.errors()).startsWith("claude-proxy: there is no database ");
        }
    }

    @Test
    void refusesADayThatIsNone() throws Exception {
        try (Program program = Program.start(directory, List.of("usage", "--from", "monday"))) {
            assertThat(program.exitCode()).isEqualTo(2);
        }
    }

    private static void record(UsageRecorder recorder, String at) {
        record(recorder, "key-1", at);
    }

    private static void record(UsageRecorder recorder, String keyId, String at) {
        recorder.record(
                new UsageEvent(
                        "call-" + keyId + at,
                        ACCOUNT,
                        keyId,
                        Instant.parse(at),
                        Duration.ofSeconds(1),
                        "messages",
                        "claude-opus-5",
                        true,
                        200,
                        Outcome.COMPLETED,
                        false,
                        null,
                        new TokenUsage(1000, 100, 0, 0, 0, 0, 0, 0, 0, "standard", null)));
    }
}
