package io.github.claudeproxy.usage;

import static io.github.claudeproxy.usage.Events.ACCOUNT;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.claudeproxy.testkit.MovableClock;
import io.github.claudeproxy.testkit.TempDatabase;
import io.github.claudeproxy.usage.Repricer.Repriced;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

class RepricerTest {
    private static final String VERSION = PriceTable.builtIn().version();

    private final TempDatabase temp = TempDatabase.create();
    private final UsageReports reports = new UsageReports(temp.database());

    @AfterEach
    void close() {
        temp.close();
    }

    @Test
    void pricesWhatIsKnownByNow() throws IOException {
        insert("r1", "claude-new-1");
        insert("r2", "claude-newer-1");
        insert("r3", "claude-opus-5");
        assertEquals(2, totals().flagged());

        Repriced repriced =
                new Repricer(temp.database(), ownTable(), new MovableClock()).reprice(ACCOUNT);

        assertEquals(new Repriced(1, 1, VERSION + "+own"), repriced);
        assertEquals(1, totals().flagged());
        assertEquals(List.of(VERSION, VERSION + "+own", VERSION + "+own"), versions());
    }

    @Test
    void changesTheSumsToo() throws IOException {
        insert("r1", "claude-new-1");
        UsageUpkeep upkeep =
                new UsageUpkeep(
                        temp.database(),
                        Duration.ofDays(90),
                        new MovableClock(MovableClock.START.plus(Duration.ofDays(2))));
        while (upkeep.step()) {
            assertEquals(1, totals().requests());
        }

        new Repricer(temp.database(), ownTable(), new MovableClock()).reprice(ACCOUNT);

        // 1 + 300 + 4000 + 20 at a dollar for a million, and eight searches
        UsageTotals expected =
                reports.calls(ACCOUNT, UsageQuery.ALL, null, 1).calls().stream()
                        .map(call -> Events.totals(1, call.cost().micros()))
                        .findFirst()
                        .orElseThrow();
        assertEquals(84_321, expected.costMicros());
        assertEquals(expected, totals());
    }

    @Test
    void leavesOtherAccountsAlone() throws IOException {
        insert("r1", "claude-new-1");

        assertEquals(
                new Repriced(0, 0, VERSION + "+own"),
                new Repricer(temp.database(), ownTable(), new MovableClock()).reprice("account-2"));
        assertEquals(1, totals().flagged());
    }

    private void insert(String id, String model) {
        new UsageStore(temp.database(), PriceTable.builtIn())
                .insert(List.of(Events.withModel(id, model)));
    }

    private UsageTotals totals() {
        return reports.report(ACCOUNT, UsageQuery.ALL).totals();
    }

    private List<String> versions() {
        String sql = "SELECT price_version FROM usage ORDER BY price_version";
        return temp.database().read(h -> h.createQuery(sql).mapTo(String.class).list());
    }

    private PriceTable ownTable() throws IOException {
        Path file = temp.directory().resolve("prices.json");
        Files.writeString(
                file,
                """
                {"version": "own", "prices": [{"models": ["claude-new-1"], "input": 1,
                 "cache_write_5m": 1, "cache_write_1h": 1, "cache_read": 1, "output": 1}]}
                """);
        return PriceTable.with(file);
    }
}
