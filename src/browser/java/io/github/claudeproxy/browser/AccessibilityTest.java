package io.github.claudeproxy.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** axe-core on every page and dialog, and what can be done without a mouse. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessibilityTest {
    private static final String SERIOUS =
            """
            async () => {
              const found = await axe.run(document, { resultTypes: ["violations"] });
              return found.violations
                .filter((each) => ["serious", "critical", "moderate"].includes(each.impact))
                .map((each) => each.id + ": " + each.nodes.map((node) => node.target + " " + node.failureSummary).slice(0, 3).join(" | "));
            }
            """;

    private Team team;
    private Browsing browsing;
    private String axe;

    @BeforeAll
    void start() throws IOException, InterruptedException {
        axe = Files.readString(NpmPackage.of("axe-core", "4.14.1").resolve("axe.min.js"));
        team = Team.inUse();
        browsing = Browsing.start();
    }

    @AfterAll
    void stop() {
        if (browsing != null) {
            browsing.close();
            team.close();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void hasNoSeriousFindings(ColorScheme scheme) {
        Page page = browsing.page(Browsing.Look.USUAL.in(scheme));
        List<String> findings = new ArrayList<>();
        page.navigate(team.url("/"));
        page.locator(".gate-card").waitFor();
        check(page, "login", findings);
        team.signIn(page);
        for (String name :
                List.of(
                        "overview",
                        "keys",
                        "usage",
                        "activity",
                        "connection",
                        "people",
                        "history",
                        "doctor",
                        "settings")) {
            page.locator("nav a[data-path=" + name + "]").click();
            page.locator("nav a[data-path=" + name + "][aria-current]").waitFor();
            page.locator(".page[data-ready]").waitFor();
            check(page, name, findings);
        }
        page.locator("nav a[data-path=keys]").click();
        page.locator(".keys .link").first().click();
        page.locator("dialog .stack h3").waitFor();
        check(page, "key", findings);
        for (String path : List.of(team.link("Eve " + scheme), "/setup", "/me")) {
            page.navigate(team.url(path));
            page.locator(".card .button").first().waitFor();
            check(page, path, findings);
        }

        assertThat(findings).isEmpty();
    }

    private void check(Page page, String name, List<String> findings) {
        // the policy keeps the page from loading it, so it comes in from outside
        page.evaluate(axe);
        @SuppressWarnings("unchecked")
        List<String> found = (List<String>) page.evaluate(SERIOUS);
        found.forEach(each -> findings.add(name + ": " + each));
    }

    @Test
    void makesAKeyWithTheKeyboardAlone() {
        Page page = browsing.page(Browsing.Look.USUAL);
        team.signIn(page);
        page.locator("nav a[data-path=keys]").focus();
        page.keyboard().press("Enter");
        page.locator(".page-head .button").last().focus();
        page.keyboard().press("Enter");
        page.keyboard().type("Typed");
        page.keyboard().press("Enter");
        page.locator("dialog .secret code").waitFor();
        page.keyboard().press("Escape");

        page.locator(".keys .link", new Page.LocatorOptions().setHasText("Typed")).waitFor();
        assertThat(page.locator("dialog").count()).isZero();
    }
}
