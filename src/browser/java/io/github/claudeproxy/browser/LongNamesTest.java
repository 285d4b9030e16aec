package io.github.claudeproxy.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

/** Names as long as they may be, between short ones. */
class LongNamesTest {
    private static final List<String> NAMES =
            List.of(
                    "Anna",
                    "W".repeat(80),
                    "Ben",
                    "the-build-server-of-the-department-for-things-that-nobody-else-wants-to-look-at",
                    "Cleo",
                    "Support triage of the second and the third floor with a name of many words here",
                    "\u0645\u0643\u062a\u0628 \u0627\u0644\u0645\u062f\u064a\u0631",
                    "Dora");

    /** What a click into the middle of the element hits: empty if it is the element itself. */
    private static final String IN_THE_WAY =
            """
            element => {
              const { left, right, top, bottom } = element.getBoundingClientRect();
              const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
              return hit && element.contains(hit) ? "" : String(hit?.outerHTML).slice(0, 200);
            }
            """;

    private final Team team = Team.with(NAMES);

    @AfterEach
    void close() {
        team.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1280, 900, 360})
    void everyKeyOpensWithAClickOnItsNameAndEveryActionIsInReach(int width) {
        try (Browsing browsing = Browsing.start()) {
            Page page = keys(browsing, width);
            for (String name : NAMES) {
                Locator link = page.locator("tbody .link[title='" + name + "']");
                assertThat(link.evaluate(IN_THE_WAY)).as(name).isEqualTo("");
                link.click();
                assertThat(page.locator("dialog[open] h2").textContent()).isEqualTo(name);
                for (Locator action : page.locator("dialog[open] button").all()) {
                    action.scrollIntoViewIfNeeded();
                    assertThat(action.evaluate(IN_THE_WAY))
                            .as(name + ": " + action.textContent())
                            .isEqualTo("");
                }
                page.keyboard().press("Escape");
                page.locator("dialog[open]").waitFor(HIDDEN);
            }
            assertThat(page.evaluate("document.documentElement.scrollWidth - innerWidth"))
                    .as("what sticks out to the right")
                    .isEqualTo(0);
            browsing.assertNoViolations();
        }
    }

    @Test
    void allRowsAreOfOneHeight() {
        try (Browsing browsing = Browsing.start()) {
            Page page = keys(browsing, 1280);

            assertThat(
                            page.locator("tbody tr")
                                    .evaluateAll(
                                            "rows => new Set(rows.map(row => row.offsetHeight)).size"))
                    .isEqualTo(1);
        }
    }

    @Test
    void namesFromRightToLeftDoNotTurnTheirSentence() {
        try (Browsing browsing = Browsing.start()) {
            Page page = keys(browsing, 1280);
            String version =
                    "import('/web/i18n.js').then(i18n => i18n.t('web.about.version', '%s'))";

            assertThat(page.evaluate(version.formatted("\u05e9\u05dc\u05d5\u05dd")))
                    .isEqualTo("Version \u2068\u05e9\u05dc\u05d5\u05dd\u2069");
            assertThat(page.evaluate(version.formatted("1.0"))).isEqualTo("Version 1.0");
        }
    }

    private static final Locator.WaitForOptions HIDDEN =
            new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN);

    private Page keys(Browsing browsing, int width) {
        Page page = browsing.page(Browsing.Look.USUAL.wide(width));
        team.signIn(page);
        page.locator("nav a[data-path=keys]").click();
        page.locator("tbody .link").first().waitFor();
        return page;
    }
}
