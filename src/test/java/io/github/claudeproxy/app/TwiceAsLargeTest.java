package io.github.claudeproxy.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.claudeproxy.ui.testing.TestWindow;
import io.github.claudeproxy.ui.testing.Toolkit;

import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;

import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Locale;

/**
 * All screens and the dialogs of keys at 200 % in the smallest window: a screen of 1800 × 1200 has
 * room for no more.
 */
final class TwiceAsLargeTest {
    private static final int WIDTH = 900;
    private static final int HEIGHT = 600;

    private final SoftAssertions all = new SoftAssertions();

    @ParameterizedTest
    @ValueSource(strings = {"en", "de"})
    void nothingIsCutOff(String language) {
        try (DesktopRun run = DesktopRun.start(Locale.of(language))) {
            looksWhole(shrink(run), language, "welcome", "#create");
            DemoTeam team = new DemoTeam(run);
            team.moveIn();
            TestWindow window = shrink(run);
            looksWhole(window, language, "login", "#signIn");
            window.type("#password", DesktopRun.PASSWORD);
            window.click("#signIn");
            window.find("#server-main");
            team.comeAlive();
            screens(window, language);
            dialogs(window, language);
        }
        all.assertAll();
    }

    private static TestWindow shrink(DesktopRun run) {
        TestWindow window = run.window();
        window.showTwiceAsLarge();
        Toolkit.run(
                () -> {
                    window.stage().setWidth(WIDTH);
                    window.stage().setHeight(HEIGHT);
                });
        assertThat(Toolkit.on(() -> window.stage().getRenderScaleX())).isEqualTo(2);
        return window;
    }

    private void screens(TestWindow window, String language) {
        looksWhole(window, language, "overview", "#server-main");
        window.click("#nav-usage");
        looksWhole(window, language, "usage", ".table-row-cell");
        window.click("#nav-activity");
        looksWhole(window, language, "activity", ".page-title");
        window.click("#nav-settings");
        looksWhole(window, language, "settings", ".settings-content");
        List<String> pages =
                Toolkit.on(
                        () ->
                                window
                                        .stage()
                                        .getScene()
                                        .getRoot()
                                        .lookupAll(".settings-sections > *")
                                        .stream()
                                        .map(each -> String.valueOf(each.getId()))
                                        .toList());
        for (String page : pages) {
            window.click("#" + page);
            looksWhole(window, language, page, ".settings-content");
        }
    }

    private void dialogs(TestWindow window, String language) {
        window.click("#nav-keys");
        looksWhole(window, language, "keys", ".row-menu");
        window.click("#new-key");
        window.type("#key-name", "Iris");
        looksWhole(window, language, "keys-new", "#create-key");
        window.click("#create-key");
        looksWhole(window, language, "keys-secret", "#secret-done");
        window.click("#secret-invite");
        looksWhole(window, language, "keys-invite", "#invite-done");
        window.click("#invite-done");
        window.awaitNoDialog();
        selectFirst(window);
        window.press(KeyCode.ENTER);
        looksWhole(window, language, "keys-details", "#details-close");
        window.click("#details-limits");
        looksWhole(window, language, "keys-limits", "#limits-save");
    }

    private static void selectFirst(TestWindow window) {
        Toolkit.run(
                () -> {
                    TableView<?> table = (TableView<?>) window.stage().getScene().lookup("#keys");
                    table.requestFocus();
                    table.getSelectionModel().select(0);
                });
    }

    private void looksWhole(TestWindow window, String language, String name, String shown) {
        window.find(shown);
        window.settle();
        window.screenshotTwiceAsLarge("twice/" + name + "-" + language);
        all.assertThat(window.clipped()).as(name + " in " + language).isEmpty();
    }
}
