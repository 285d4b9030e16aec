package io.github.claudeproxy.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.claudeproxy.doctor.Finding;
import io.github.claudeproxy.doctor.Symptom;
import io.github.claudeproxy.ui.testing.TestWindow;
import io.github.claudeproxy.ui.testing.Toolkit;

import javafx.scene.input.Clipboard;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;

final class CheckupPageTest {
    private final SettingsScreen screen = new SettingsScreen();
    private volatile boolean taken = true;

    @AfterEach
    void close() {
        screen.close();
    }

    private List<Finding> found() {
        return taken
                ? List.of(
                        new Finding(Symptom.PORT_TAKEN_BY, List.of("3000", "nginx", "812")),
                        new Finding(Symptom.NETWORK_OFF, List.of()))
                : List.of(new Finding(Symptom.NETWORK_OFF, List.of()));
    }

    @Test
    void saysWhatIsWrongAndWhatToDoUntilItIsGone() {
        screen.checks.add(this::found);
        try (TestWindow window = screen.show()) {
            SettingsScreen.open(window, Section.CHECKUP);
            window.awaitText("Something does not work.");
            window.awaitText("nginx");
            window.screenshots("settings-checkup");
            window.click("#checkup-copy");
            window.awaitText("Check-up copied");
            assertThat(Toolkit.on(() -> Clipboard.getSystemClipboard().getString()))
                    .contains("Server, problem: ", "nginx")
                    .contains("Network, fine: ");

            taken = false;
            window.click("#checkup-again");
            window.awaitText("Everything works.");
            window.awaitNoText("nginx");
        }
    }

    @Test
    void showsThatItTakesItsTime() {
        CountDownLatch done = new CountDownLatch(1);
        screen.checks.add(
                () -> {
                    try {
                        done.await();
                    } catch (InterruptedException e) {
                        throw new AssertionError(e);
                    }
                    return found();
                });
        try (TestWindow window = screen.show(Locale.GERMAN, 900, 600)) {
            SettingsScreen.open(window, Section.CHECKUP);
            window.find(".settings-progress");
            done.countDown();
            window.awaitText("nginx");
            window.screenshot("settings-checkup-de-small");
            assertThat(window.clipped()).isEmpty();
        }
    }

    @Test
    void isForTheOwnerAlone() {
        screen.byAnAdministrator();
        try (TestWindow window = screen.show()) {
            window.awaitText("General");

            assertThat(window.seen("#settings-checkup")).isEmpty();
        }
    }
}
