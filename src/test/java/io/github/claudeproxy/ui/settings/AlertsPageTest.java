package io.github.claudeproxy.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;

import io.github.claudeproxy.alerts.AlertKind;
import io.github.claudeproxy.alerts.Condition;
import io.github.claudeproxy.ui.testing.TestWindow;
import io.github.claudeproxy.ui.testing.Toolkit;

import javafx.scene.control.Button;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

final class AlertsPageTest {
    private final TeamScreen screen = new TeamScreen();
    private final List<String> received = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        screen.close();
    }

    /** Takes what is sent to it and answers so. */
    private HttpServer receiver(int status) throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    byte[] body = exchange.getRequestBody().readAllBytes();
                    received.add(new String(body, StandardCharsets.UTF_8));
                    exchange.sendResponseHeaders(status, -1);
                    exchange.close();
                });
        server.start();
        return server;
    }

    private static void press(TestWindow window, String button) {
        Toolkit.run(((Button) window.find(button))::fire);
    }

    private static String address(HttpServer server) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/services/not-a-real-secret";
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
    void savesTriesAndRemovesAWebhookWithoutShowingItsSecret() throws IOException {
        HttpServer server = receiver(200);
        try (TestWindow window = screen.show(Section.ALERTS)) {
            window.type("#webhook-address", "http://example.com/hook");
            window.click("#webhook-save");
            window.awaitText("The address must begin with https://");
            window.screenshot("settings-alerts-error");
            window.type("#webhook-address", address(server));
            window.click("#webhook-save");
            window.awaitText("(JSON)");
            assertThat(window.sees("not-a-real")).isFalse();

            press(window, "#webhook-test");
            window.awaitText("Delivered.");
            assertThat(received).hasSize(1).first().asString().contains("\"kind\":\"test\"");
            window.screenshots("settings-alerts-webhook");

            press(window, "#webhook-remove");
            window.find("#webhook-save");
            await().until(() -> screen.alerts.webhooks().of(TeamScreen.ACCOUNT).isEmpty());
        } finally {
            server.stop(0);
        }
    }

    @Test
    void saysWhatCameOfATestThatFailed() throws IOException {
        HttpServer server = receiver(404);
        try (TestWindow window =
                screen.show(Section.ALERTS, TeamScreen.OWNER, Locale.GERMAN, 900, 600)) {
            window.type("#webhook-address", address(server));
            window.click("#webhook-save");
            press(window, "#webhook-test");
            window.awaitText("Die Adresse antwortete mit Status 404.");
            window.screenshot("settings-alerts-de-small");
            server.stop(0);
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
