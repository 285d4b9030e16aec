package io.github.claudeproxy.ui.about;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.claudeproxy.signal.Signal;
import io.github.claudeproxy.texts.Texts;
import io.github.claudeproxy.ui.MainView;
import io.github.claudeproxy.ui.RootView;
import io.github.claudeproxy.ui.Screen;
import io.github.claudeproxy.ui.fx.ScreenView;
import io.github.claudeproxy.ui.fx.ViewLoader;
import io.github.claudeproxy.ui.testing.TestWindow;
import io.github.claudeproxy.ui.testing.Toolkit;
import io.github.claudeproxy.update.Release;
import io.github.claudeproxy.update.ReleaseVersion;
import io.github.claudeproxy.update.UpdateState;
import io.github.claudeproxy.update.UpdateState.Reason;

import javafx.scene.Parent;
import javafx.scene.layout.StackPane;

import org.junit.jupiter.api.Test;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

final class AboutViewTest {
    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
    private static final URI PAGE = URI.create("https://claudeproxy.invalid/releases");
    private static final UpdateState.Available NEWER =
            new UpdateState.Available(
                    new Release(
                            ReleaseVersion.parse("1.2.0"),
                            NOW.minusSeconds(100_000),
                            NOW.plusSeconds(100_000),
                            PAGE,
                            Map.of(
                                    "en",
                                    "Starts in half the time.\nKeys can be limited by network.",
                                    "de",
                                    "Startet in der halben Zeit.")),
                    NOW);

    private final Signal<UpdateState> updates = new Signal<>(new UpdateState.Waiting());
    private final List<URI> opened = new CopyOnWriteArrayList<>();

    @Test
    void showsTheNotesOfANewerVersionAndOpensItsPage() {
        updates.set(NEWER);
        try (TestWindow window = show(Locale.ENGLISH)) {
            window.awaitText("Version 1.2.0 is available");
            window.awaitText("Keys can be limited by network.");
            window.awaitText("Published on Nov 24, 2026");
            window.awaitText("undertow-core");
            window.screenshots("about-newer");
            window.clickText("Open its page");
            await().until(() -> opened.equals(List.of(PAGE)));
        }
        try (TestWindow window = show(Locale.GERMAN)) {
            window.awaitText("Startet in der halben Zeit.");
            window.screenshot("about-newer-de");
        }
    }

    @Test
    void listsEveryLibraryWithItsLicence() {
        try (TestWindow window = show(Locale.ENGLISH)) {
            window.awaitText("sqlite-jdbc");
            window.awaitText("Version 1.1.0 (preview)");
            window.awaitText("Java " + Runtime.version());
            assertThat(window.seen("#licences .hyperlink")).hasSizeGreaterThan(20);
        }
    }

    @Test
    void looksWhenAskedTo() {
        try (TestWindow window = show(Locale.ENGLISH)) {
            window.awaitText("Claude Proxy looks for a newer version once a day");
            window.click("#look-for-update");
            window.awaitText("This is the newest version");
            window.awaitText("Looked for: Just now");
        }
    }

    @Test
    void saysWhyItDoesNotLook() {
        try (TestWindow window = show(Locale.ENGLISH)) {
            window.awaitText("once a day");
            updates.set(new UpdateState.Off(Reason.SETTING));
            window.awaitText("It can be switched on in the settings.");
            assertThat(window.seen("#look-for-update")).isEmpty();
            updates.set(new UpdateState.Off(Reason.POLICY));
            window.awaitText("Whoever administers this computer does not allow it.");
            updates.set(new UpdateState.Off(Reason.NOT_CONFIGURED));
            window.awaitText("This build knows no address to look at.");
            window.screenshots("about");
            updates.set(new UpdateState.Failed("the release file is out of date", NOW));
            window.awaitText("It could not be found out whether there is a newer version");
            window.awaitText("the release file is out of date");
        }
    }

    private TestWindow show(Locale locale) {
        return TestWindow.show(() -> content(locale));
    }

    private Parent content(Locale locale) {
        Texts texts = Texts.of(locale);
        ViewLoader loader = new ViewLoader(texts);
        RootView root = new RootView(Toolkit.fx(), texts);
        StackPane empty = new StackPane();
        ScreenView nothing = () -> empty;
        MainView main = new MainView(loader, Map.of(Screen.OVERVIEW, () -> nothing));
        main.setUser("ann@example.com");
        boolean news = updates.get() instanceof UpdateState.Available;
        main.setAbout(
                news ? texts.get("main.newer", "1.2.0") : texts.get("main.version", "1.1.0"), news);
        main.show(Screen.OVERVIEW);
        main.open(texts.get("about.title"), new AboutView(loader, Toolkit.fx(), access()));
        root.show(main.root());
        return root.root();
    }

    private AboutAccess access() {
        return new AboutAccess(
                ReleaseVersion.parse("1.1.0-SNAPSHOT"),
                updates,
                this::look,
                opened::add,
                Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private UpdateState look() {
        updates.set(new UpdateState.UpToDate(NOW));
        return updates.get();
    }
}
