package io.github.claudeproxy.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;

import io.github.claudeproxy.browser.Browsing.Look;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.io.IOException;

/** How much a first visit loads, how soon it is drawn, and how a full house feels. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SpeedTest {
    private static final int MOST_BYTES = 150_000;
    private static final int KEYS = 1000;
    private static final int DAYS = 90;

    /** The charts are large, and no page but that of the usage shows any. */
    private static final String HAS_CHARTS =
            "() => performance.getEntriesByType('resource')"
                    + ".some(entry => entry.name.includes('uplot'))";

    private static final String LOADED =
            """
            () => [...performance.getEntriesByType("resource"), ...performance.getEntriesByType("navigation")]
              .reduce((sum, each) => sum + each.transferSize, 0)
            """;

    /** What a page holds: times depend on what else the machine does, this does not. */
    private static final String DRAWN_NODES = "() => document.querySelectorAll('*').length";

    private static final int MOST_NODES = 2_500;

    /** The browser notes the moment a little after it drew. */
    private static final String DRAWN =
            """
            () => new Promise((done) => new PerformanceObserver((list) => {
              const first = list.getEntriesByName("first-contentful-paint")[0];
              if (first) done(first.startTime);
            }).observe({ type: "paint", buffered: true }))
            """;

    /** The longest that the page did not answer while this went on. */
    private static final String LONGEST =
            """
            () => new Promise((done) => {
              let longest = 0;
              new PerformanceObserver((list) => { for (const each of list.getEntries()) longest = Math.max(longest, each.duration); })
                .observe({ type: "longtask", buffered: true });
              setTimeout(() => done(longest), 300);
            })
            """;

    private Team team;
    private Browsing browsing;

    @BeforeAll
    void start() throws IOException {
        team = Team.full(KEYS, DAYS);
        browsing = Browsing.start();
    }

    @AfterAll
    void close() {
        browsing.close();
        team.close();
    }

    @Test
    void loadsLittleBeforeItDraws() {
        visit(browsing.page(Look.USUAL));
        Page page = browsing.page(Look.USUAL);
        double drawn = visit(page);
        team.enter(page);
        double loaded = ((Number) page.evaluate(LOADED)).doubleValue();

        System.out.printf("first load %.0f bytes, drawn after %.0f ms%n", loaded, drawn);
        assertThat(loaded).isLessThan(MOST_BYTES);
        assertThat((Boolean) page.evaluate(HAS_CHARTS)).isFalse();
    }

    private double visit(Page page) {
        page.navigate(team.url("/"));
        page.locator(".gate-card").waitFor();
        return ((Number) page.evaluate(DRAWN)).doubleValue();
    }

    @Test
    void staysSmoothWithNinetyDaysOfUsage() {
        Page page = browsing.page(Look.USUAL);
        team.signIn(page);
        page.locator("nav a[data-path=usage]").click();
        page.locator(".plot canvas").waitFor();
        long start = System.nanoTime();
        page.getByText("90 days").click();
        page.locator(".stats").getByText("1,000").waitFor();
        long shown = (System.nanoTime() - start) / 1_000_000;
        int most = (Integer) page.evaluate(DRAWN_NODES);
        page.getByText("Cost").first().click();
        page.locator("h2").getByText("Cost").waitFor();
        page.getByText("Show more").first().click();
        page.locator(".columns tbody tr").nth(250).waitFor();
        double longest = ((Number) page.evaluate(LONGEST)).doubleValue();

        System.out.printf(
                "%d days of %d keys shown after %d ms, longest task %.0f ms%n",
                DAYS, KEYS, shown, longest);
        assertThat(most).isLessThan(MOST_NODES);
    }

    @Test
    void staysSmoothWithAThousandKeys() {
        Page page = browsing.page(Look.USUAL);
        team.signIn(page);
        long start = System.nanoTime();
        page.locator("nav a[data-path=keys]").click();
        page.locator(".keys tbody tr").nth(99).waitFor();
        long shown = (System.nanoTime() - start) / 1_000_000;
        int most = (Integer) page.evaluate(DRAWN_NODES);
        page.locator("input[type=search]").pressSequentially("teammate 99");
        page.locator(".keys tbody tr").nth(10).waitFor();
        double longest = ((Number) page.evaluate(LONGEST)).doubleValue();

        System.out.printf(
                "%d keys shown after %d ms, longest task %.0f ms%n", KEYS, shown, longest);
        assertThat(page.locator(".keys tbody tr").count()).isEqualTo(11);
        assertThat(most).isLessThan(MOST_NODES);
    }
}
