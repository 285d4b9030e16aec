package io.github.claudeproxy.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.claudeproxy.ui.fx.Switch;
import io.github.claudeproxy.ui.testing.TestWindow;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Locale;
import java.util.Objects;

/** Starting at login, with the real files of Linux in a home of its own. */
final class StartRowTest {
    private final SettingsScreen screen = new SettingsScreen();

    @AfterEach
    void close() {
        screen.close();
    }

    @Test
    void turnsItOnAndOff() throws IOException {
        Files.createFile(screen.launcher);
        try (TestWindow window = screen.show()) {
            window.click("#setting-start");
            await().until(() -> Files.exists(screen.loginEntry));
            assertThat(screen.loginEntry).content().contains("--hidden");
            window.screenshots("settings-start");

            window.awaitThat("#setting-start", node -> !node.getParent().isDisabled());
            window.click("#setting-start");
            await().until(() -> !Files.exists(screen.loginEntry));
        }
    }

    @Test
    void saysWhyItCannotBeHad() {
        try (TestWindow window = screen.show(Locale.GERMAN, 900, 600)) {
            window.awaitText("nur, wenn das Programm installiert ist");
            window.awaitThat("#setting-start", node -> node.isDisabled());
            window.screenshot("settings-start-unavailable-de-small");
        }
    }

    @Test
    void saysThatTheSystemRefused() throws IOException {
        Files.createFile(screen.launcher);
        Files.createFile(Objects.requireNonNull(screen.loginEntry.getParent()).getParent());
        try (TestWindow window = screen.show()) {
            window.click("#setting-start");

            window.awaitText("The system did not let it be changed.");
            window.awaitThat("#setting-start", node -> !((Switch) node).isSelected());
        }
    }
}
