package io.github.claudeproxy.app;

import io.github.claudeproxy.ui.testing.TestWindow;
import io.github.claudeproxy.ui.testing.Toolkit;

import javafx.scene.control.ComboBox;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.Locale;
import java.util.Optional;

/** The settings within the whole program. */
final class SettingsInTheWindowTest {
    private final TestDesktop desktop = new TestDesktop();

    @AfterEach
    void stop() {
        desktop.close();
    }

    @Test
    void anotherLanguageHoldsAtOnceAndLeavesOneWhereOneWas() {
        desktop.settleIn("owner@example.test");
        TestWindow window = desktop.open();
        window.awaitText("Calls today");
        window.shortcut("Shortcut+Comma");
        window.awaitText("Appearance");
        speak(window, Locale.GERMAN);

        window.awaitText("Erscheinungsbild");
        window.screenshots("settings-in-the-window-de");
        speak(window, Locale.ENGLISH);
        window.awaitText("Appearance");
        window.shortcut("Shortcut+1");
        window.shortcut("Shortcut+5");
        window.awaitText("Appearance");
    }

    @SuppressWarnings("unchecked") // the test knows what the box holds
    private static void speak(TestWindow window, Locale language) {
        ComboBox<Optional<Locale>> box =
                (ComboBox<Optional<Locale>>) window.find("#setting-language");
        Toolkit.run(() -> box.setValue(Optional.of(language)));
    }
}
