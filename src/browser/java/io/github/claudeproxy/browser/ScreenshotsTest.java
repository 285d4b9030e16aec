package io.github.claudeproxy.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;

import io.github.claudeproxy.browser.Browsing.Look;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Every page at three widths, light and dark, in target/screenshots/web, to be looked at. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScreenshotsTest {
    private static final Path DIRECTORY = Path.of("target/screenshots/web");
    private static final List<String> PAGES =
            List.of(
                    "overview",
                    "keys",
                    "usage",
                    "activity",
                    "connection",
                    "people",
                    "history",
                    "doctor",
                    "settings");

    private Team team;
    private Browsing browsing;
    private String key;

    @BeforeAll
    void start() throws IOException {
        team = Team.inUse();
        key = team.someKey;
        browsing = Browsing.start();
    }

    @AfterAll
    void stop() {
        browsing.close();
        team.close();
    }

    @ParameterizedTest
    @CsvSource({
        "1440, LIGHT, en-US, Lena Vogel",
        "1440, DARK, en-US, Sam Ortiz",
        "768, LIGHT, en-US, Kim Novak",
        "768, DARK, en-US, Ida Holm",
        "360, LIGHT, de-DE, Tom Brandt",
        "360, DARK, en-US, Ravi Shah"
    })
    void showsEveryPage(int width, ColorScheme scheme, String language, String name) {
        Look look = new Look(width, width == 360 ? 740 : 900, scheme, language);
        Page page = browsing.page(look);
        page.emulateMedia(
                new Page.EmulateMediaOptions()
                        .setColorScheme(scheme)
                        .setReducedMotion(ReducedMotion.REDUCE));
        String suffix = "-" + width + "-" + scheme.name().toLowerCase(java.util.Locale.ROOT);
        page.navigate(team.url("/"));
        page.locator(".gate-card").waitFor();
        shoot(page, "login" + suffix);
        team.signIn(page);
        for (String each : PAGES) {
            open(page, each);
            shoot(page, each + suffix);
        }
        dialogs(page, suffix, name);
        teammates(page, suffix, name);
        browsing.assertNoViolations();
        browsing.assertNothingFromElsewhere(team.origin());
        page.context().close();
    }

    private static void open(Page page, String name) {
        page.locator("nav a[data-path=" + name + "]").click();
        page.locator("nav a[data-path=" + name + "][aria-current]").waitFor();
        page.locator(".page[data-ready]").waitFor();
        if (name.equals("usage")) {
            page.locator(".plot canvas").waitFor();
        }
    }

    private void dialogs(Page page, String suffix, String name) {
        open(page, "keys");
        page.locator(".keys .link").first().click();
        page.locator("dialog .stack h3").waitFor();
        shoot(page, "key" + suffix);
        page.locator("dialog footer .button").nth(1).click();
        page.locator("dialog.grid").waitFor();
        shoot(page, "limits" + suffix);
        page.reload();
        page.locator(".page[data-ready]").waitFor();
        page.locator(".page-head .button").last().click();
        page.locator("dialog input[type=text]").fill(name);
        page.locator("dialog button[type=submit]").click();
        page.locator("dialog .snippet pre").first().waitFor();
        mask(page.locator("dialog .secret code"));
        shoot(page, "new-key" + suffix);
        page.reload();
        page.locator(".page[data-ready]").waitFor();
        open(page, "connection");
        page.locator(".page .card").last().locator(".button").click();
        page.locator("dialog #agree").waitFor();
        shoot(page, "terms" + suffix);
    }

    private void teammates(Page page, String suffix, String name) {
        page.navigate(team.url(team.link(name + "’s laptop")));
        page.locator(".hero .button").waitFor();
        shoot(page, "join" + suffix);
        page.locator(".hero .button").click();
        page.locator(".snippet pre").first().waitFor();
        page.locator(".try .button").click();
        page.locator(".try .note").waitFor();
        mask(page.locator(".secret code"));
        shoot(page, "joined" + suffix);
        page.navigate(team.url("/setup"));
        page.locator(".snippet pre").first().waitFor();
        shoot(page, "setup" + suffix);
        page.navigate(team.url("/me"));
        page.locator("input[type=password]").fill(key);
        page.locator("button[type=submit]").click();
        page.locator(".stats").waitFor();
        shoot(page, "me" + suffix);
    }

    /** No key belongs in a picture. */
    private static void mask(Locator secret) {
        secret.evaluate(
                "element => { element.textContent = element.textContent.slice(0, 13) + '…' }");
    }

    private static void shoot(Page page, String name) {
        page.screenshot(
                new Page.ScreenshotOptions()
                        .setPath(DIRECTORY.resolve(name + ".png"))
                        .setFullPage(true));
    }
}
