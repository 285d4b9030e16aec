package io.github.claudeproxy.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.claudeproxy.alerts.AlertKind;
import io.github.claudeproxy.alerts.Condition;
import io.github.claudeproxy.alerts.Receiver;
import io.github.claudeproxy.ui.testing.TestWindow;
import io.github.claudeproxy.ui.testing.Toolkit;

import javafx.scene.control.Button;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Locale;

final class AlertsPageTest {
    private final TeamScreen screen = new TeamScreen();

    @AfterEach
    void close() {
        screen.close();
    }

    private static void press(TestWindow window, String button) {
        Toolkit.run(((Button) window.find(button))::fire);
    }

    @Test
    void showsWhatWasRaisedLately() {
        try (TestWindow window = screen.show(Section.ALERTS)) {
            window.awaitText("Nothing needed anybody.");
            window.screenshot("settings-alerts-empty");
            screen.raise(
                    new Condition(
                            TeamScreen.ACCOUNT,
                            AlertKind.QUOTA_HIGH,
                            "5h",
                            List.of("5h", "85", "2026-11-23 15:00 UTC"),
                            ""));
            window.awaitText("The account’s 5h quota is 85 % used");
            window.awaitText("Still so");
        }
    }

    @Test
    void savesTriesAndRemovesAWebhookWithoutShowingItsSecret() {
        try (Receiver receiver = new Receiver();
                TestWindow window = screen.show(Section.ALERTS)) {
            window.type("#webhook-address", "http://example.com/hook");
            window.click("#webhook-save");
            window.awaitText("The address must begin with https://");
            window.screenshot("settings-alerts-error");
            window.type("#webhook-address", receiver.url());
            window.click("#webhook-save");
            window.awaitText("(JSON)");
            assertThat(window.sees("secretpart")).isFalse();

            press(window, "#webhook-test");
            window.awaitText("Delivered.");
            assertThat(receiver.bodies())
                    .hasSize(1)
                    .first()
                    .asString()
                    .contains("\"kind\":\"test\"");
            window.screenshots("settings-alerts-webhook");

            press(window, "#webhook-remove");
            window.find("#webhook-save");
            await().until(() -> screen.alerts.webhooks().of(TeamScreen.ACCOUNT).isEmpty());
        }
    }

    @Test
    void saysWhatCameOfATestThatFailed() {
        Receiver receiver = new Receiver();
        try (TestWindow window =
                screen.show(Section.ALERTS, TeamScreen.OWNER, Locale.GERMAN, 900, 600)) {
            window.type("#webhook-address", receiver.url());
            window.click("#webhook-save");
            receiver.answer(404);
            press(window, "#webhook-test");
            window.awaitText("Die Adresse antwortete mit Status 404.");
            window.screenshot("settings-alerts-de-small");
            receiver.close();
            press(window, "#webhook-test");
            window.awaitText("Die Adresse ist nicht erreichbar.");
        }
    }

    @Test
    void isForWhoFoundedTheAccount() {
        try (TestWindow window =
                screen.show(Section.ALERTS, TeamScreen.ADMIN, Locale.ENGLISH, 1120, 740)) {
            window.awaitText("Only whoever founded this account sees and sets this.");
            assertThat(window.seen("#webhook-save")).isEmpty();
        }
    }
}
