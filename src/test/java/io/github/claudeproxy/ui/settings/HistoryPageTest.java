package io.github.claudeproxy.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.claudeproxy.audit.Actor;
import io.github.claudeproxy.audit.AuditLog;
import io.github.claudeproxy.audit.AuditText;
import io.github.claudeproxy.audit.Change;
import io.github.claudeproxy.audit.Facts;
import io.github.claudeproxy.keys.Key;
import io.github.claudeproxy.keys.KeyRequest;
import io.github.claudeproxy.ui.testing.TestWindow;
import io.github.claudeproxy.ui.testing.Toolkit;

import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.DatePicker;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

final class HistoryPageTest {
    private static final Actor ANN =
            new Actor(TeamScreen.ACCOUNT, "ann@example.com", Actor.Way.WINDOW, null);
    private static final Actor BEN =
            new Actor("user-2", "ben@example.com", Actor.Way.REST, "192.168.0.7");

    private final TeamScreen screen = new TeamScreen();
    private final AuditLog log = new AuditLog(screen.temp.database(), screen.clock);

    @AfterEach
    void close() {
        screen.close();
    }

    private void fill() {
        ANN.run(
                () -> {
                    Key key = screen.keys.generate(TeamScreen.ACCOUNT, named("Anna")).key();
                    screen.keys.rename(TeamScreen.ACCOUNT, key.id(), "Anna’s laptop");
                });
        screen.clock.advance(Duration.ofDays(1));
        log.record(
                Change.of(TeamScreen.ACCOUNT, "webhook.change", TeamScreen.ACCOUNT, "")
                        .from(Facts.NONE, Facts.of("url", "https://example.com/…cret")),
                BEN);
        log.record(Change.of(TeamScreen.ACCOUNT, "connection.connect", "c-1", ""), Actor.SYSTEM);
    }

    private static KeyRequest named(String name) {
        return KeyRequest.named(name);
    }

    @Test
    void showsWhoChangedWhatWhenAndFromWhere() {
        fill();
        try (TestWindow window = screen.show(Section.HISTORY)) {
            window.awaitText("ben@example.com · REST 192.168.0.7");
            window.awaitText("Key renamed");
            window.awaitText("name: Anna → Anna’s laptop");
            window.awaitText("Claude Proxy · by itself");
            window.screenshots("settings-history");

            choose(window, AuditTopic.KEYS);
            window.awaitNoText("Webhook changed");
            window.awaitText("Key made");
            choose(window, AuditTopic.ALL);
            window.type("#audit-who", "ben@example.com");
            window.press(KeyCode.ENTER);
            window.awaitNoText("Key made");
            window.awaitText("Webhook changed");
            window.type("#audit-who", "");
            window.press(KeyCode.ENTER);
            DatePicker last = (DatePicker) window.find("#audit-to");
            Toolkit.run(() -> last.setValue(LocalDate.parse("2026-11-23")));
            window.awaitText("Key made");
            window.awaitNoText("Webhook changed");
            Toolkit.run(() -> last.setValue(LocalDate.parse("2020-01-01")));
            window.awaitText("No changes like these.");
        }
        try (TestWindow window =
                screen.show(Section.HISTORY, TeamScreen.OWNER, Locale.GERMAN, 900, 600)) {
            window.awaitText("Schlüssel umbenannt");
            window.screenshot("settings-history-de-small");
        }
    }

    @Test
    void saysInWordsWhatWasBackedUpAndBroughtBack() {
        String account = TeamScreen.ACCOUNT;
        log.record(Change.of(account, "backup.write", account, "all.cpbackup"), ANN);
        log.record(Change.of(account, "backup.restore", account, "2026-11-25T22:10:00Z"), ANN);
        log.record(Change.of(account, "webhook.change", account, ""), BEN);
        try (TestWindow window = screen.show(Section.HISTORY)) {
            window.awaitText("Webhook changed");
            choose(window, AuditTopic.BACKUPS);
            window.awaitNoText("Webhook changed");
            window.awaitText("Restored from backup of");
            window.awaitText("Nov 25, 2026");
            window.awaitText("Backup written");
            window.awaitText("all.cpbackup");
            window.screenshot("settings-history-backups");
        }
    }

    @Test
    void showsMoreOnDemand() {
        for (int i = 0; i < 70; i++) {
            log.record(Change.of(TeamScreen.ACCOUNT, "key.rename", "k-" + i, "Key " + i), ANN);
        }
        try (TestWindow window = screen.show(Section.HISTORY)) {
            window.awaitText("Key 69");
            assertThat(window.sees("Key 5\n")).isFalse();
            Toolkit.run(((Button) window.find("#audit-more"))::fire);
            window.awaitText("Key 5\n");
            assertThat(window.seen("#audit-more")).isEmpty();
        }
    }

    @Test
    void writesAllOfItAsTheRestApiDoes() throws IOException {
        fill();
        AuditModel model =
                Toolkit.on(() -> new AuditModel(Toolkit.fx(), screen.team(TeamScreen.OWNER)));
        Path file = screen.temp.directory().resolve("changes.csv");
        Toolkit.run(() -> model.export(file, () -> {}, failure -> {}));

        await().until(() -> Files.exists(file) && Files.readAllLines(file).size() == 5);
        List<String> lines = Files.readAllLines(file);
        assertThat(lines.getFirst()).isEqualTo(String.join(",", AuditText.HEADS));
        assertThat(lines.get(2)).contains("ben@example.com,rest,192.168.0.7,webhook.change");
    }

    @Test
    void isForWhoFoundedTheAccount() {
        fill();
        try (TestWindow window =
                screen.show(Section.HISTORY, TeamScreen.ADMIN, Locale.ENGLISH, 1120, 740)) {
            window.awaitText("Only whoever founded this account sees and sets this.");
            assertThat(window.sees("Key made")).isFalse();
        }
    }

    private static void choose(TestWindow window, AuditTopic topic) {
        @SuppressWarnings("unchecked")
        ComboBox<AuditTopic> box = (ComboBox<AuditTopic>) window.find("#audit-topic");
        Toolkit.run(() -> box.setValue(topic));
    }
}
