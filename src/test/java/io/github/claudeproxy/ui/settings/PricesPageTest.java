package io.github.claudeproxy.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.claudeproxy.ui.testing.TestWindow;
import io.github.claudeproxy.ui.testing.Toolkit;
import io.github.claudeproxy.usage.PriceLine;
import io.github.claudeproxy.usage.PriceOrigin;
import io.github.claudeproxy.usage.UsageQuery;

import javafx.scene.Node;
import javafx.scene.control.Button;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

final class PricesPageTest {
    private final TeamScreen screen = new TeamScreen();

    @AfterEach
    void close() {
        screen.close();
    }

    private List<PriceLine> lines(String model) {
        return screen.prices.now().lines().stream()
                .filter(line -> line.model().equals(model))
                .toList();
    }

    private static void edit(TestWindow window, String model) {
        Node button =
                window.seen(".row-menu").stream()
                        .filter(each -> ("Price of " + model).equals(each.getAccessibleText()))
                        .findFirst()
                        .orElseThrow();
        Toolkit.run(((Button) button)::fire);
    }

    @Test
    void showsWhatEachModelCostsSinceWhen() {
        try (TestWindow window = screen.show(Section.PRICES)) {
            window.awaitText("claude-sonnet-5-5");
            window.awaitText("from Oct 7, 2026");
            window.awaitText("prompts over 100,000 tokens");
            window.awaitText("Table " + screen.prices.now().version());
            window.screenshots("settings-prices");
        }
        try (TestWindow window =
                screen.show(Section.PRICES, TeamScreen.OWNER, Locale.GERMAN, 900, 600)) {
            window.awaitText("ab 07.10.2026");
            window.screenshot("settings-prices-de-small");
        }
    }

    @Test
    void setsAPriceForWhatComesAndTakesItBack() {
        List<PriceLine> list = lines("claude-haiku-5-5");
        try (TestWindow window = screen.show(Section.PRICES)) {
            window.awaitText("claude-haiku-5-5");
            edit(window, "claude-haiku-4-5");
            window.type("#price-input", "0,5x");
            window.click("#price-save");
            window.awaitText("A price is from 0 to 1000 dollars");
            window.screenshot("settings-prices-error");
            window.type("#price-input", "0.9");
            window.click("#price-save");
            window.awaitText("claude-haiku-4-5: saved");
            window.awaitText("set here");

            PriceLine set = lines("claude-haiku-4-5").getFirst();
            assertEquals(PriceOrigin.SET, set.origin());
            assertEquals(new BigDecimal("0.9"), set.prices().input());
            assertEquals(new BigDecimal("5"), set.prices().output());
            assertEquals(list, lines("claude-haiku-5-5"));

            edit(window, "claude-haiku-4-5");
            window.screenshots("settings-prices-card");
            window.click("#price-reset");
            await().until(() -> lines("claude-haiku-4-5").getFirst().origin() == PriceOrigin.LIST);
        }
    }

    @Test
    void keepsTheOtherLinesOfAModelWhoseTierIsChanged() {
        try (TestWindow window = screen.show(Section.PRICES)) {
            window.awaitText("claude-haiku-5-5");
            edit(window, "claude-haiku-5-5");
            window.type("#price-output", "3");
            window.click("#price-save");
            window.awaitText("claude-haiku-5-5: saved");

            assertThat(lines("claude-haiku-5-5"))
                    .extracting(PriceLine::abovePromptTokens, line -> line.prices().output())
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple(100_000L, new BigDecimal("3")),
                            org.assertj.core.groups.Tuple.tuple(0L, new BigDecimal("0.5")));
        }
    }

    @Test
    void pricesCallsOfAModelAnewThatWasUnknown() {
        screen.used("Anna", "claude-new-1", 1_000_000);
        try (TestWindow window = screen.show(Section.PRICES)) {
            window.awaitText("One call was priced as “any other model”.");
            window.click("#prices-add");
            window.type("#price-model", "claude-new-1");
            for (String field : List.of("input", "write5m", "write1h", "read", "output")) {
                window.type("#price-" + field, "2");
            }
            window.click("#price-save");
            window.awaitText("claude-new-1: saved");
            Toolkit.run(((Button) window.find("#prices-reprice"))::fire);
            window.awaitText("1 priced anew, 0 still unknown");
            window.awaitText("Every call has a price of its model.");
            assertEquals(
                    2_000_000,
                    screen.reports
                            .report(TeamScreen.ACCOUNT, UsageQuery.ALL)
                            .totals()
                            .costMicros());
        }
    }

    @Test
    void onlyTheOwnerChangesThem() {
        try (TestWindow window =
                screen.show(Section.PRICES, TeamScreen.ADMIN, Locale.ENGLISH, 1120, 740)) {
            window.awaitText("claude-sonnet-5-5");
            assertThat(window.seen(".row-menu")).isEmpty();
            assertThat(window.seen("#prices-add")).isEmpty();
        }
    }
}
