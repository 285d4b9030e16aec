package io.github.claudeproxy.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Debian's Chromium under test; notes what pages complain of and what they load from elsewhere. */
final class Browsing implements AutoCloseable {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");

    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final Playwright playwright;
    private final Browser browser;

    private Browsing(List<String> flags) {
        playwright =
                Playwright.create(
                        new Playwright.CreateOptions()
                                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync",
                                "--hide-scrollbars"));
        arguments.addAll(flags);
        browser =
                playwright
                        .chromium()
                        .launch(
                                new BrowserType.LaunchOptions()
                                        .setExecutablePath(CHROMIUM)
                                        .setArgs(arguments));
    }

    /** Starts it with these flags besides the usual ones; skips the test where there is none. */
    static Browsing start(String... flags) {
        assumeTrue(Files.isExecutable(CHROMIUM), "Debian's package chromium is not installed");
        return new Browsing(List.of(flags));
    }

    /** What one person sees with: nothing is shared with another look. */
    record Look(int width, int height, ColorScheme scheme, String language) {
        static final Look USUAL = new Look(1280, 860, ColorScheme.LIGHT, "en-US");

        Look wide(int newWidth) {
            return new Look(newWidth, height, scheme, language);
        }

        Look in(ColorScheme newScheme) {
            return new Look(width, height, newScheme, language);
        }

        Look speaking(String newLanguage) {
            return new Look(width, height, scheme, newLanguage);
        }
    }

    Page page(Look look) {
        return page(look, ZoneOffset.UTC);
    }

    /** A page for somebody whose clock shows this zone's time. */
    Page page(Look look, ZoneId zone) {
        BrowserContext context =
                browser.newContext(
                        new Browser.NewContextOptions()
                                .setViewportSize(look.width(), look.height())
                                .setColorScheme(look.scheme())
                                .setLocale(look.language())
                                .setTimezoneId(zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId()));
        context.setDefaultTimeout(10_000);
        context.onConsoleMessage(
                message -> {
                    if (message.type().equals("error") || message.type().equals("warning")) {
                        complaints.add(message.text());
                    }
                });
        context.onWebError(error -> complaints.add(error.error()));
        context.onRequest(request -> requests.add(request.url()));
        return context.newPage();
    }

    /** What the browser wrote to its console: refused scripts, styles and requests among it. */
    List<String> complaints() {
        return complaints;
    }

    List<String> requests() {
        return requests;
    }

    void assertNothingFromElsewhere(String origin) {
        assertThat(requests)
                .allMatch(url -> url.startsWith(origin) || url.startsWith("data:"), origin);
    }

    /** Of what the console says, only a refused call of the API may be there. */
    void assertNoViolations() {
        assertThat(complaints)
                .allMatch(text -> text.startsWith("Failed to load resource: the server responded"));
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
