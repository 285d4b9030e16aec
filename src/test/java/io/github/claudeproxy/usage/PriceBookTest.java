package io.github.claudeproxy.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.github.claudeproxy.testkit.MovableClock;
import io.github.claudeproxy.testkit.TempDatabase;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.List;

class PriceBookTest {
    private static final TokenUsage INPUT =
            new TokenUsage(1000, 0, 0, 0, 0, 0, 0, 0, 0, null, null);

    private final MovableClock clock = new MovableClock();
    private final TempDatabase temp = TempDatabase.create();
    private PriceBook book = new PriceBook(temp.database(), PriceTable.builtIn(), clock);

    @AfterEach
    void close() {
        temp.close();
    }

    private static JsonNode ours(String model, int input) throws JsonProcessingException {
        return new ObjectMapper()
                .readTree(
                        """
                        {"prices":[{"models":["%s"],"input":%d,"cache_write_5m":1,
                         "cache_write_1h":1,"cache_read":1,"output":1}]}"""
                                .formatted(model, input));
    }

    private Cost cost(String model) {
        return book.now().cost(model, clock.instant(), INPUT);
    }

    @Test
    void holdsAtOnceForWhatIsStoredNext() throws Exception {
        UsageStore store = new UsageStore(temp.database(), book);
        store.insert(List.of(Events.withModel("r1", "claude-new-1")));
        book.set("account-1", ours("claude-new-1", 7));
        store.insert(List.of(Events.withModel("r2", "claude-new-1")));

        List<UsageCall> calls =
                new UsageReports(temp.database())
                        .calls(Events.ACCOUNT, UsageQuery.ALL, null, 10)
                        .calls();

        String list = PriceTable.builtIn().version();
        assertThat(calls)
                .extracting(UsageCall::priceVersion)
                .containsExactlyInAnyOrder(list, list + "+set-1");
        assertThat(calls).extracting(call -> call.cost().flagged()).containsExactly(false, true);
    }

    @Test
    void replacesWhatWasSetBeforeAndOutlivesARestart() throws Exception {
        book.set("account-1", ours("claude-new-1", 7));
        book.set("account-1", ours("claude-opus-5", 9));
        temp.reopen();
        book = new PriceBook(temp.database(), PriceTable.builtIn(), clock);

        assertEquals(new Cost(9000, false), cost("claude-opus-5"));
        assertThat(cost("claude-new-1").flagged()).isTrue();

        book.clear("account-1");
        assertEquals(PriceTable.builtIn().version(), book.now().version());
    }

    @Test
    void setsWhatOneModelCostsAndLetsItGoAgain() throws Exception {
        book.set("account-1", ours("claude-new-1", 7));
        PriceLine list = line("claude-opus-5");
        TokenPrices nine =
                new TokenPrices(
                        new BigDecimal("9"),
                        new BigDecimal("6.25"),
                        BigDecimal.TEN,
                        new BigDecimal("0.5"),
                        new BigDecimal("25"));

        book.set(
                "account-1",
                "claude-opus-5",
                List.of(new PriceLine("claude-opus-5", null, 0, nine, PriceOrigin.SET)));

        assertEquals(new Cost(9000, false), cost("claude-opus-5"));
        assertEquals(PriceOrigin.SET, line("claude-opus-5").origin());
        assertEquals(new Cost(7000, false), cost("claude-new-1"));

        book.set("account-1", "claude-opus-5", List.of());
        assertEquals(list, line("claude-opus-5"));
        assertEquals(new Cost(7000, false), cost("claude-new-1"));

        book.set("account-1", "claude-new-1", List.of());
        assertEquals(PriceTable.builtIn().version(), book.now().version());
        assertThat(book.overrides()).isEmpty();
    }

    private PriceLine line(String model) {
        return book.now().lines().stream()
                .filter(line -> line.model().equals(model))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void leavesEverythingAsItWasWhenPricesDoNotDo() throws Exception {
        book.set("account-1", ours("claude-new-1", 7));

        assertThatThrownBy(() -> book.set("account-1", ours("claude-new-1", -7)))
                .isInstanceOf(PriceException.class);

        assertEquals(new Cost(7000, false), cost("claude-new-1"));
    }
}
