package io.github.claudeproxy.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.claudeproxy.backup.Notes;
import io.github.claudeproxy.ui.testing.TestWindow;

import javafx.scene.Node;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Locale;

final class DataPageTest {
    private static final String PASSPHRASE = "a long passphrase";

    private final SettingsScreen screen = new SettingsScreen();

    @BeforeEach
    void fill() throws IOException {
        Notes.fill(screen.data);
    }

    @AfterEach
    void close() {
        screen.close();
    }

    @Test
    void writesABackupAndGetsItReadyAgain() {
        try (TestWindow window = screen.show()) {
            SettingsScreen.open(window, Section.DATA);
            window.screenshots("settings-data");
            window.click("#setting-backup");
            window.screenshots("settings-backup");
            seal(window, PASSPHRASE, PASSPHRASE);
            window.awaitText("Wrote and checked all.cpbackup");
            assertThat(screen.backup).isRegularFile();
            assertThat(screen.asked).allMatch(name -> name.matches("claude-proxy-.*.cpbackup"));

            window.click("#setting-restore");
            window.type("#passphrase", PASSPHRASE);
            window.click("#passphrase-go");
            window.awaitText("A backup is ready");
            window.screenshots("settings-restored");
            assertThat(screen.data.resolve("restore.json")).exists();

            window.click("#setting-give-up");
            window.awaitNoText("A backup is ready");
            assertThat(screen.data.resolve("restore.json")).doesNotExist();
        }
    }

    @Test
    void saysWhatIsWrongWithAPassphrase() {
        try (TestWindow window = screen.show()) {
            SettingsScreen.open(window, Section.DATA);
            window.click("#setting-backup");
            seal(window, "one passphrase", "another passphrase");
            window.awaitText("Type the same one twice.");
            seal(window, "short", "short");
            window.awaitText("The passphrase is too short: at least 12 characters.");
            window.screenshots("settings-backup-error");
            assertThat(screen.backup).doesNotExist();
        }
    }

    @Test
    void changesNothingForAFileThatIsNoBackup() throws IOException {
        Files.writeString(screen.backup, "something else");
        try (TestWindow window = screen.show()) {
            SettingsScreen.open(window, Section.DATA);
            window.click("#setting-restore");
            window.type("#passphrase", PASSPHRASE);
            window.click("#passphrase-go");
            window.awaitText("This file is no backup of Claude Proxy. Nothing was changed.");
            assertThat(screen.data.resolve("restore.json")).doesNotExist();
        }
    }

    @Test
    void deletesOnlyForWhoTypesTheWord() {
        try (TestWindow window = screen.show(Locale.GERMAN, 900, 600)) {
            SettingsScreen.open(window, Section.DATA);
            window.click("#setting-reset");
            window.awaitThat("#reset-go", Node::isDisabled);
            window.type("#reset-word", "LÖSCHEN ");
            window.screenshots("settings-reset-de-small");
            window.click("#reset-go");
            await().until(() -> screen.asked.size() == 2);
            assertThat(screen.asked).containsExactly("reset", "quit");
        }
    }

    @Test
    void showsTheFolder() {
        try (TestWindow window = screen.show()) {
            SettingsScreen.open(window, Section.DATA);
            window.awaitText(screen.data.toString());
            window.click("#setting-folder");
            await().until(() -> screen.revealed.contains(screen.data));
        }
    }

    private static void seal(TestWindow window, String passphrase, String again) {
        window.type("#passphrase", passphrase);
        window.type("#passphrase-again", again);
        window.click("#passphrase-go");
    }
}
