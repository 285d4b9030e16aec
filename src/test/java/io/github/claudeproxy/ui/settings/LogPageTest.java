package io.github.claudeproxy.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.claudeproxy.ui.testing.TestWindow;
import io.github.claudeproxy.ui.testing.Toolkit;

import javafx.scene.control.ComboBox;
import javafx.scene.control.ListView;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.event.Level;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

final class LogPageTest {
    private final SettingsScreen screen = new SettingsScreen();

    @BeforeEach
    void write() throws IOException {
        Files.createDirectory(screen.logs);
        add("INFO", "Listening at 127.0.0.1:3000");
        add("WARN", "Cannot reach upstream");
        add("ERROR", "Thread call-7 died");
    }

    @AfterEach
    void close() {
        screen.close();
    }

    private void add(String level, String message) throws IOException {
        Path file = screen.logs.resolve("claude-proxy.log");
        String line =
                """
                {"timestamp":1763985600000,"level":"%s",\
                "loggerName":"io.github.claudeproxy.app.Main","formattedMessage":"%s"}
                """
                        .formatted(level, message);
        Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    @Test
    void showsWhatIsLoggedWhileItIsLogged() throws IOException {
        try (TestWindow window = screen.show()) {
            SettingsScreen.open(window, Section.LOG);
            window.awaitText("Cannot reach upstream");
            add("INFO", "Stopped");
            window.awaitText("Stopped");
            window.screenshots("settings-log");
        }
    }

    @Test
    void findsLinesByWordsAndLevel() {
        try (TestWindow window = screen.show()) {
            SettingsScreen.open(window, Section.LOG);
            window.awaitText("Cannot reach upstream");
            window.type("#log-filter", "LISTENING");
            await().until(() -> shown(window) == 1);
            window.type("#log-filter", "");
            choose(window, "#log-least", Level.WARN);
            await().until(() -> shown(window) == 2);
            assertThat(window.sees("Listening at")).isFalse();
        }
    }

    @Test
    void logsMoreFromNowOn() {
        try (TestWindow window = screen.show()) {
            SettingsScreen.open(window, Section.LOG);
            choose(window, "#setting-log-level", Level.DEBUG);
            await().until(() -> screen.settings.get().logLevel() == Level.DEBUG);
        }
    }

    private static int shown(TestWindow window) {
        ListView<?> list = (ListView<?>) window.find("#log-lines");
        return Toolkit.on(() -> list.getItems().size());
    }

    @SuppressWarnings("unchecked") // the test knows what the box holds
    private static void choose(TestWindow window, String selector, Level level) {
        ComboBox<Level> box = (ComboBox<Level>) window.find(selector);
        Toolkit.run(() -> box.setValue(level));
    }
}
