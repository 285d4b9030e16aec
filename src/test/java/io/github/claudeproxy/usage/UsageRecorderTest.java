package io.github.claudeproxy.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.claudeproxy.testkit.MovableClock;
import io.github.claudeproxy.testkit.TempDatabase;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;

class UsageRecorderTest {
    private final TempDatabase temp = TempDatabase.create();
    private final UsageRecorder recorder = UsageRecorder.open(temp.database(), new MovableClock());

    @AfterEach
    void close() {
        recorder.close();
        temp.close();
    }

    @Test
    void writesEveryFieldOfACall() {
        recorder.record(Events.event("r1"));
        recorder.flush();

        Map<String, Object> row =
                temp.database().read(h -> h.createQuery("SELECT * FROM usage").mapToMap().one());
        assertThat(row)
                .containsEntry("request_id", "r1")
                .containsEntry("account_id", "account-1")
                .containsEntry("key_id", "key-1")
                .containsEntry("started_at", MovableClock.START.toEpochMilli())
                .containsEntry("duration_ms", 1234)
                .containsEntry("endpoint", "messages")
                .containsEntry("model", "claude-opus-5")
                .containsEntry("status", 200)
                .containsEntry("outcome", "completed")
                .containsEntry("upstream_request_id", "req_1")
                .containsEntry("input_tokens", 1)
                .containsEntry("output_tokens", 20)
                .containsEntry("cache_creation_input_tokens", 300)
                .containsEntry("cache_read_input_tokens", 4000)
                .containsEntry("cache_creation_5m_input_tokens", 100)
                .containsEntry("cache_creation_1h_input_tokens", 200)
                .containsEntry("thinking_tokens", 7)
                .containsEntry("web_search_requests", 8)
                .containsEntry("web_fetch_requests", 9)
                .containsEntry("service_tier", "standard")
                .containsEntry("inference_geo", "us")
                .containsEntry("cost_micros", (int) Events.COST_MICROS)
                .containsEntry("price_version", PriceTable.builtIn().version())
                .containsEntry("price_flagged", 0);
    }

    @Test
    void storesACallSoonByItself() {
        recorder.record(Events.event("r1"));

        await().atMost(Duration.ofSeconds(5)).until(() -> rows() == 1);
    }

    @Test
    void recordsACallOnceAndAsItWasFirst() {
        recorder.record(Events.event("r1"));
        recorder.record(Events.ended("r1", 502, Outcome.UPSTREAM_ERROR));
        recorder.flush();
        recorder.record(Events.ended("r1", 502, Outcome.UPSTREAM_ERROR));
        recorder.flush();

        assertEquals(List.of("completed"), outcomes());
        assertEquals(1, recorder.recorded());
    }

    @Test
    void writesMoreThanOneBatch() {
        for (int i = 0; i < 1234; i++) {
            recorder.record(Events.event("r" + i));
        }
        recorder.flush();

        assertEquals(1234, rows());
        assertEquals(1234, recorder.recorded());
        assertEquals(0, recorder.queued());
    }

    @Test
    void recordsFromManyThreads() {
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (int thread = 0; thread < 4; thread++) {
                String name = "thread " + thread + " call ";
                threads.execute(() -> recordMany(name, 1000));
            }
        }
        recorder.flush();

        assertEquals(4000, rows());
        assertEquals(0, recorder.dropped());
    }

    @Test
    void writesTheRestWhenItCloses() {
        recordMany("r", 600);

        recorder.close();

        assertEquals(600, rows());
        assertEquals(0, recorder.dropped());
    }

    @Test
    void countsWhatComesAfterItClosed() {
        recorder.close();

        recorder.record(Events.event("late"));

        assertEquals(0, rows());
        assertEquals(1, recorder.dropped());
    }

    @Test
    void dropsAndCountsWhenTheQueueIsFullAndNeverWaits() {
        int calls = 9000;
        // as long as this change runs, the recorder cannot write
        temp.database().execute(_ -> recordMany("r", calls));
        long dropped = recorder.dropped();
        recorder.flush();

        // 8192 in the queue, and up to 500 already taken from it
        assertThat(dropped).isBetween(calls - 8692L, calls - 8192L);
        assertEquals(calls - dropped, rows());
        assertEquals(calls - dropped, recorder.recorded());
    }

    @Test
    void keepsCallsUntilTheStoreWorksAgain() {
        temp.database().execute(h -> h.execute("ALTER TABLE usage RENAME TO away"));
        recordMany("r", 700);
        recorder.flush();
        assertEquals(700, recorder.queued());

        temp.database().execute(h -> h.execute("ALTER TABLE away RENAME TO usage"));
        recorder.flush();

        assertEquals(700, rows());
        assertEquals(0, recorder.queued());
        assertEquals(0, recorder.dropped());
    }

    @Test
    void countsWhatItCannotStoreWhenItCloses() {
        temp.database().execute(h -> h.execute("DROP TABLE usage"));
        recordMany("r", 700);

        recorder.close();

        assertEquals(700, recorder.dropped());
        assertEquals(0, recorder.queued());
    }

    @Test
    void cutsWhatTheWireNamesToAReasonableLength() {
        recorder.record(Events.withModel("r1", "m".repeat(1_000_000)));
        recorder.record(Events.withModel("r2", "a\u0000b\nc"));
        recorder.flush();

        String sql = "SELECT model FROM usage ORDER BY request_id";
        assertEquals(
                List.of("m".repeat(128), "a?b?c"),
                temp.database().read(h -> h.createQuery(sql).mapTo(String.class).list()));
    }

    private void recordMany(String name, int count) {
        for (int i = 0; i < count; i++) {
            recorder.record(Events.event(name + i));
        }
    }

    private int rows() {
        String sql = "SELECT COUNT(*) FROM usage";
        return temp.database().read(h -> h.createQuery(sql).mapTo(Integer.class).one());
    }

    private List<String> outcomes() {
        String sql = "SELECT outcome FROM usage";
        return temp.database().read(h -> h.createQuery(sql).mapTo(String.class).list());
    }
}
