package io.github.claudeproxy.usage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.claudeproxy.testkit.MovableClock;
import io.github.claudeproxy.testkit.TempDatabase;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a budget is counted from at a start is right also when calls are no longer kept. */
class KeyUseTest {
    private static final Instant FIRST = Instant.parse("2026-11-02T10:20:00Z");

    private final TempDatabase temp = TempDatabase.create();
    private final MovableClock clock = new MovableClock(Instant.parse("2026-11-20T12:00:00Z"));
    private final UsageStore store = new UsageStore(temp.database(), PriceTable.builtIn());
    private final KeyUse use = new KeyUse(temp.database());

    @AfterEach
    void close() {
        temp.close();
    }

    private void record() {
        for (int hour = 0; hour < 400; hour += 7) {
            Instant at = FIRST.plus(Duration.ofHours(hour));
            store.insert(List.of(Events.event("call-" + hour, "key-" + hour % 2, at)));
        }
    }

    private long spent(String from, String until) {
        return use
                .between(
                        Events.ACCOUNT,
                        Instant.parse(from).toEpochMilli(),
                        Instant.parse(until).toEpochMilli())
                .stream()
                .filter(spent -> spent.keyId().equals("key-1"))
                .mapToLong(KeyUse.Spent::micros)
                .sum();
    }

    private void upkeep(Duration keep) {
        UsageUpkeep upkeep = new UsageUpkeep(temp.database(), keep, clock);
        while (upkeep.step()) {
            // again
        }
    }

    @Test
    void countsTheSameOnceCallsAreSummedUpAndDeleted() {
        record();
        List<Long> before =
                List.of(
                        spent("2026-11-01T00:00:00Z", "2026-12-01T00:00:00Z"),
                        spent("2026-11-08T23:00:00Z", "2026-11-15T23:00:00Z"));
        assertEquals(29 * Events.COST_MICROS, before.getFirst());

        upkeep(Duration.ofDays(1));

        assertEquals(
                before,
                List.of(
                        spent("2026-11-01T00:00:00Z", "2026-12-01T00:00:00Z"),
                        spent("2026-11-08T23:00:00Z", "2026-11-15T23:00:00Z")));
    }

    @Test
    void knowsTheFirstUseExactlyWhileTheCallIsKeptThenItsDay() {
        record();
        assertEquals(Optional.of(FIRST), use.firstUse(Events.ACCOUNT, "key-0"));

        upkeep(Duration.ofDays(90));
        assertEquals(Optional.of(FIRST), use.firstUse(Events.ACCOUNT, "key-0"));

        upkeep(Duration.ofDays(1));
        assertEquals(
                Optional.of(Instant.parse("2026-11-02T00:00:00Z")),
                use.firstUse(Events.ACCOUNT, "key-0"));
        assertEquals(Optional.empty(), use.firstUse(Events.ACCOUNT, "key-9"));
    }
}
