package io.github.claudeproxy.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.claudeproxy.config.Contact;
import io.github.claudeproxy.config.Theme;
import io.github.claudeproxy.config.Updates;
import io.github.claudeproxy.ui.testing.TestWindow;
import io.github.claudeproxy.ui.testing.Toolkit;
import io.github.claudeproxy.update.UpdateState;

import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.Locale;
import java.util.Optional;

final class SettingsViewTest {
    private final SettingsScreen screen = new SettingsScreen();

    @AfterEach
    void close() {
        screen.close();
    }

    @Test
    void whatBelongsToTheInstallationIsForItsOwner() {
        screen.byAnAdministrator();
        try (TestWindow window = screen.show()) {
            window.awaitText("Appearance");
            assertThat(window.sees("Look for new versions")).isFalse();
            assertThat(window.seen("#settings-account")).hasSize(1);
            assertThat(window.seen("#settings-network")).isEmpty();
            assertThat(window.seen("#settings-data")).isEmpty();
            assertThat(window.seen("#settings-log")).isEmpty();
        }
    }

    @Test
    void changesHoldAtOnce() {
        try (TestWindow window = screen.show()) {
            window.screenshots("settings-general");
            choose(window, "#setting-theme", Theme.DARK);
            await().until(() -> screen.settings.get().appearance().theme() == Theme.DARK);
            choose(window, "#setting-language", Optional.of(Locale.GERMAN));
            await().until(() -> "de".equals(screen.settings.get().appearance().language()));
            window.click("#setting-updates");
            await().until(() -> screen.settings.get().updates().check());
        }
    }

    @Test
    void offersNoSwitchThatWouldChangeNothing() {
        screen.updates.set(new UpdateState.Off(UpdateState.Reason.NOT_CONFIGURED));
        try (TestWindow window = screen.show()) {
            window.awaitText("This build knows no address to look at.");
            assertThat(window.seen("#setting-updates")).isEmpty();
        }
    }

    @Test
    void aSwitchIsWorkedWithTheKeyboardAsWell() {
        try (TestWindow window = screen.show()) {
            Node updates = window.find("#setting-updates");
            Toolkit.run(updates::requestFocus);
            window.press(KeyCode.SPACE);

            await().until(() -> screen.settings.get().updates().check());
        }
    }

    @Test
    void showsWhatIsChangedElsewhere() {
        try (TestWindow window = screen.show()) {
            screen.settings.change(
                    values -> values.with(new Updates(true)).with(new Contact("Ask Ada")));

            window.awaitText("Ask Ada");
        }
    }

    @Test
    void saysBesideTheControlWhatIsWrong() {
        try (TestWindow window = screen.show()) {
            window.type("#setting-contact", "x".repeat(201));
            window.press(KeyCode.ENTER);
            window.awaitText("At most 200 letters, in one line.");
            window.screenshots("settings-error");

            window.type("#setting-contact", "#ask-ai, or Ada");
            window.press(KeyCode.ENTER);
            window.awaitNoText("At most 200 letters, in one line.");
            await().until(() -> screen.settings.get().contact().hint().equals("#ask-ai, or Ada"));
        }
    }

    @Test
    void findsSettingsByAnyWordAndMarksIt() {
        try (TestWindow window = screen.show()) {
            window.type("#search-settings", "LIGHT");
            window.awaitText("Appearance");
            window.awaitNoText("Whom teammates ask for help");
            assertThat(window.seen(".found-mark"))
                    .extracting(node -> ((Label) node).getText())
                    .containsExactly("Light");
            window.screenshots("settings-search");

            window.press(KeyCode.ENTER);
            window.awaitThat("#setting-theme", Node::isFocused);
            window.type("#search-settings", "nonsense");
            window.awaitText("No such setting");
            window.screenshots("settings-nothing-found");
            window.press(KeyCode.ESCAPE);
            window.awaitText("Whom teammates ask for help");
            window.awaitThat("#search-settings", Node::isFocused);
        }
    }

    @Test
    void speaksGermanInASmallWindow() {
        try (TestWindow window = screen.show(Locale.GERMAN, 900, 600)) {
            window.awaitText("Erscheinungsbild");
            window.screenshot("settings-de-small");
        }
    }

    @SuppressWarnings("unchecked") // the test knows what the box holds
    private static <T> void choose(TestWindow window, String box, T value) {
        Node node = window.find(box);
        Toolkit.run(() -> ((ComboBox<T>) node).setValue(value));
    }
}
