package io.github.claudeproxy.ui.settings;

import io.github.claudeproxy.config.Settings;
import io.github.claudeproxy.testkit.TempDirectory;
import io.github.claudeproxy.texts.Texts;
import io.github.claudeproxy.ui.RootView;
import io.github.claudeproxy.ui.fx.FxThread;
import io.github.claudeproxy.ui.fx.ViewLoader;
import io.github.claudeproxy.ui.testing.TestWindow;
import io.github.claudeproxy.ui.testing.Toolkit;

import javafx.scene.Parent;

import org.jspecify.annotations.Nullable;

import java.util.Locale;

/** The settings over services and files of their own. For one thread at a time. */
final class SettingsScreen implements AutoCloseable {
    static final int SIDEBAR = 216;

    final Settings settings;
    private final TempDirectory directory = TempDirectory.create();
    private @Nullable SettingsView shown;

    SettingsScreen() {
        settings = Settings.open(directory.path().resolve("settings.json"));
    }

    TestWindow show() {
        return show(Locale.ENGLISH, TestWindow.WIDTH, TestWindow.HEIGHT);
    }

    /** A window of this size, less the sidebar, as somebody who reads this language sees it. */
    TestWindow show(Locale locale, int width, int height) {
        return TestWindow.show(() -> view(locale), width - SIDEBAR, height);
    }

    private Parent view(Locale locale) {
        FxThread fx = Toolkit.fx();
        Texts texts = Texts.of(locale);
        RootView root = new RootView(fx, texts);
        SettingsView view =
                SettingsPages.view(new ViewLoader(texts), new SettingsAccess(fx, texts, settings));
        root.show(view.root());
        view.shown();
        shown = view;
        return root.root();
    }

    /** Leads to a part, as its entry in the list does. */
    static void open(TestWindow window, Section section) {
        window.click("#settings-" + section.name().toLowerCase(Locale.ROOT));
    }

    @Override
    public void close() {
        if (shown != null) {
            Toolkit.run(shown::hidden);
        }
        settings.close();
        directory.close();
    }
}
