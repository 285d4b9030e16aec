package io.github.claudeproxy.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

class PriceTableTest {
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final TokenUsage MILLIONS = usage(1_000_000, 1_000_000, 0, 0, 0, 0, "standard");

    @TempDir Path directory;

    private final PriceTable prices = PriceTable.builtIn();

    /** Usage blocks as answers carried them: in, out, written, read, for 5 min, for 1 h. */
    @ParameterizedTest
    @CsvSource({
        // first turn of a coding session: a long system prompt is written to the cache
        "claude-opus-5-5, 4, 312, 18455, 0, 18455, 0, 98531",
        // the next turn reads it
        "claude-opus-5-5, 6, 127, 412, 18455, 412, 0, 8315",
        "claude-sonnet-4-5-20250929, 2095, 503, 0, 0, 0, 0, 13830",
        "claude-sonnet-4-6, 3, 1024, 5000, 40000, 2000, 3000, 52869",
        "claude-haiku-4-5-20251001, 10, 1, 0, 0, 0, 0, 15",
        "claude-fable-5-1, 100, 200, 0, 100000, 0, 0, 36000",
        "claude-fable-5, 100, 200, 0, 100000, 0, 0, 111000",
        "claude-opus-4-1-20250805, 12, 34, 0, 0, 0, 0, 2730",
        "claude-opus-4-20250514, 12, 34, 0, 0, 0, 0, 2730",
    })
    void pricesWhatUpstreamCounted(
            String model, long in, long out, long written, long read, long m5, long h1, long cost) {
        TokenUsage tokens = usage(in, out, written, read, m5, h1, "standard");

        assertEquals(new Cost(cost, false), prices.cost(model, NOW, tokens));
    }

    @Test
    void theWholePromptDecidesOnTheTier() {
        TokenUsage upTo = usage(10_000, 1000, 40_000, 50_000, 40_000, 0, "standard");
        TokenUsage above = usage(10_001, 1000, 40_000, 50_000, 40_000, 0, "standard");

        // 1000 + 5000 + 500 + 500, and five times as much
        assertEquals(new Cost(7000, false), prices.cost("claude-haiku-5-5", NOW, upTo));
        // 5000.5 + 25000 + 2500 + 2500, rounded up
        assertEquals(new Cost(35_001, false), prices.cost("claude-haiku-5-5", NOW, above));
    }

    @Test
    void thePriceOfTheDayCounts() {
        TokenUsage read = usage(0, 0, 0, 1_000_000, 0, 0, "standard");
        Instant change = Instant.parse("2026-10-07T00:00:00Z");

        assertEquals(
                200_000, prices.cost("claude-sonnet-5-5", change.minusMillis(1), read).micros());
        assertEquals(100_000, prices.cost("claude-sonnet-5-5", change, read).micros());
    }

    @Test
    void batchesCostHalf() {
        TokenUsage batch = usage(1000, 1000, 0, 0, 0, 0, "batch");

        assertEquals(new Cost(15_000, false), prices.cost("claude-opus-5", NOW, batch));
    }

    @Test
    void searchesCostByTheRequest() {
        TokenUsage search = new TokenUsage(0, 0, 0, 0, 0, 0, 0, 3, 5, null, null);

        assertEquals(new Cost(30_000, false), prices.cost("claude-opus-5", NOW, search));
    }

    @Test
    void writesWithoutADurationAreShortOnes() {
        TokenUsage unsplit = usage(0, 0, 1000, 0, 0, 0, "standard");
        TokenUsage restated = usage(0, 0, 1000, 0, 100, 200, "standard");

        assertEquals(6250, prices.cost("claude-opus-5", NOW, unsplit).micros());
        assertEquals(
                700 * 25 / 4 + 625 + 2000, prices.cost("claude-opus-5", NOW, restated).micros());
    }

    /** The sum of a call is rounded once, to the nearest millionth, half of one up. */
    @ParameterizedTest
    @CsvSource({"49, 0", "50, 1", "149, 1", "150, 2"})
    void roundsACallOnce(long reads, long cost) {
        TokenUsage tokens = usage(0, 0, 0, reads, 0, 0, "standard");

        assertEquals(cost, prices.cost("claude-haiku-5-5", NOW, tokens).micros());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "claude-opus-9",
                "claude-opus-5-6",
                "claude-opus-5-turbo",
                "claude-opus",
                "claude-opus-5-2025100",
                "claude-opus-5-202510011",
                "claude-opus-5[1m]",
                "Claude-Opus-5",
                "-20251001",
                ""
            })
    void aNewNameIsNeverTakenForAnOldOne(String model) {
        assertEquals(new Cost(30_000_000, true), prices.cost(model, NOW, MILLIONS));
    }

    @Test
    void aCallWithoutAModelIsFreeOnlyIfItUsedNothing() {
        assertEquals(Cost.NOTHING, prices.cost(null, NOW, TokenUsage.NONE));
        assertEquals(new Cost(30_000_000, true), prices.cost(null, NOW, MILLIONS));
    }

    @Test
    void impossibleCountsDoNotOverflow() {
        long most = Long.MAX_VALUE;
        TokenUsage wild =
                new TokenUsage(most, most, most, most, most, most, 0, most, 0, null, null);

        assertEquals(new Cost(1_000_000_000_000L, true), prices.cost("x", NOW, wild));
    }

    @Test
    void aFileReplacesTheModelsItNames() throws IOException {
        PriceTable own =
                PriceTable.with(
                        file(
                                """
                                {"version": "own-1", "prices": [{"models": ["claude-opus-5", "new"],
                                 "input": 1, "cache_write_5m": 1, "cache_write_1h": 1,
                                 "cache_read": 1, "output": 1.5}]}
                                """));

        assertThat(own.version()).isEqualTo(prices.version() + "+own-1");
        assertEquals(new Cost(2_500_000, false), own.cost("claude-opus-5", NOW, MILLIONS));
        assertEquals(new Cost(2_500_000, false), own.cost("new-20261101", NOW, MILLIONS));
        assertEquals(new Cost(24_000_000, false), own.cost("claude-opus-5-5", NOW, MILLIONS));
        assertEquals(new Cost(30_000_000, true), own.cost("unknown", NOW, MILLIONS));
    }

    @Test
    void whatHeldBeforeAPricesFirstDayStillDoes() throws IOException {
        PriceTable own =
                PriceTable.with(
                        file(
                                """
                                {"version": "own-1", "prices": [
                                 {"models": ["claude-opus-5", "claude-opus-5-20261101"],
                                  "from": "2027-01-01", "input": 1, "cache_write_5m": 1,
                                  "cache_write_1h": 1, "cache_read": 1, "output": 1}]}
                                """));
        Instant later = Instant.parse("2027-01-01T00:00:00Z");

        for (String model : List.of("claude-opus-5", "claude-opus-5-20261101")) {
            assertEquals(new Cost(30_000_000, false), own.cost(model, NOW, MILLIONS));
            assertEquals(new Cost(2_000_000, false), own.cost(model, later, MILLIONS));
        }
    }

    @Test
    void listsWhatHoldsAndWhereItComesFrom() throws IOException {
        PriceTable own =
                PriceTable.with(
                        file(
                                """
                                {"version": "own-1", "prices": [{"models": ["claude-haiku-5-5"],
                                 "from": "2026-12-01", "input": 10, "cache_write_5m": 0.025,
                                 "cache_write_1h": 1, "cache_read": 1, "output": 1.5}]}
                                """));

        List<PriceLine> lines =
                own.lines().stream().filter(p -> p.model().equals("claude-haiku-5-5")).toList();

        assertEquals(
                List.of(PriceOrigin.FILE, PriceOrigin.LIST, PriceOrigin.LIST),
                lines.stream().map(PriceLine::origin).toList());
        assertEquals(
                new PriceLine(
                        "claude-haiku-5-5",
                        LocalDate.parse("2026-12-01"),
                        0,
                        new TokenPrices(
                                new BigDecimal("10"),
                                new BigDecimal("0.025"),
                                BigDecimal.ONE,
                                BigDecimal.ONE,
                                new BigDecimal("1.5")),
                        PriceOrigin.FILE),
                lines.getFirst());
        assertEquals(
                List.of(0L, 100_000L, 0L),
                lines.stream().map(PriceLine::abovePromptTokens).toList());
    }

    @Test
    void withoutAFileTheListPricesHold() {
        assertThat(PriceTable.with(directory.resolve("none")).version())
                .isEqualTo(prices.version());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "[]",
                "{}",
                "{\"version\": \"a b\"}",
                "{\"version\": \"1\", \"price\": []}",
                "{\"version\": \"1\", \"prices\": [{\"models\": [\"a\"]}]}",
                "{\"version\": \"1\", \"web_search_per_thousand\": -1}",
                "{\"version\": \"1\", \"web_search_per_thousand\": \"10\"}",
                "{\"version\": \"1\", \"web_search_per_thousand\": 0.0001}",
                "{\"version\": \"1\", \"web_search_per_thousand\": 1001}"
            })
    void saysWhatIsWrongWithAFile(String text) throws IOException {
        Path file = file(text);

        assertThatThrownBy(() -> PriceTable.with(file))
                .isInstanceOf(PriceException.class)
                .hasMessageContaining("prices.json");
    }

    private Path file(String text) throws IOException {
        return Files.writeString(directory.resolve("prices.json"), text);
    }

    private static TokenUsage usage(
            long in, long out, long written, long read, long m5, long h1, String tier) {
        return new TokenUsage(in, out, written, read, m5, h1, 0, 0, 0, tier, null);
    }
}
