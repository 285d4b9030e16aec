package io.github.claudeproxy.ui.overview;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.claudeproxy.alerts.AlertKind;
import io.github.claudeproxy.network.ListenProblem;
import io.github.claudeproxy.network.PortOwner;
import io.github.claudeproxy.testkit.FakeUpstream;
import io.github.claudeproxy.ui.overview.ServerPicture.Phase;
import io.github.claudeproxy.ui.testing.TestWindow;
import io.github.claudeproxy.ui.testing.Toolkit;
import io.github.claudeproxy.usage.Outcome;

import javafx.scene.input.Clipboard;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

final class OverviewViewTest {
    private final OverviewScreen screen = new OverviewScreen();

    @AfterEach
    void close() {
        screen.close();
    }

    @Test
    void saysWhatIsNextWhereNothingIsConnected() {
        try (TestWindow window = screen.show()) {
            window.awaitText("Not connected to Anthropic");
            window.awaitText("On port 3000, for this computer only");
            window.awaitText("It shows here after the first call");
            window.screenshots("overview-empty");
            window.click("#overview-connect");

            assertThat(screen.led).containsExactly(Remedy.CONNECT);
        }
    }

    @Test
    void saysAllOfItAtAGlance() {
        full();
        try (TestWindow window = screen.show()) {
            window.awaitText("token ends in");
            window.awaitText("resets in 2 h 13 min");
            window.awaitText("3 yesterday");
            window.awaitText("https://192.168.1.20:3443");
            window.screenshots("overview-full");

            screen.clock.advance(Duration.ofMinutes(5));
            window.awaitText("resets in 2 h 8 min");
            screen.used(Duration.ZERO, 1000, Outcome.COMPLETED);
            window.awaitThat("#today-calls", node -> node.toString().contains("'5'"));
        }
        try (TestWindow window = screen.show(Locale.GERMAN, 900 - 216, 600)) {
            window.awaitText("Mit Anthropic verbunden");
            window.awaitText("gestern 3");
            window.screenshot("overview-de-small");
        }
    }

    private void full() {
        screen.connectAccount();
        screen.server =
                OverviewScreen.running(
                        List.of(
                                OverviewScreen.address("http://localhost:3000", "", false),
                                OverviewScreen.address("https://192.168.1.20:3443", "Wi-Fi", true),
                                OverviewScreen.address("http://192.168.1.20:3000", "Wi-Fi", true)));
        screen.quota(0.86, 0.41);
        for (int day = 0; day < 14; day++) {
            long tokens = 40_000L * (3 + day * 7 % 5);
            screen.used(Duration.ofDays(day).plusHours(1), tokens, Outcome.COMPLETED);
            screen.used(Duration.ofDays(day).plusHours(2), tokens / 2, Outcome.COMPLETED);
            screen.used(Duration.ofDays(day).plusHours(3), 0, Outcome.UPSTREAM_ERROR);
        }
        screen.used(Duration.ofMinutes(4), 90_000, Outcome.COMPLETED);
        screen.wrong(AlertKind.QUOTA_HIGH, Duration.ofMinutes(12), false, "5h", "86", "14:13 UTC");
        screen.wrong(AlertKind.UPSTREAM_REFUSES, Duration.ofHours(3), true, "6", "10", "529");
    }

    @Test
    void doesNotCallItPrivateWhereOthersReachAnAddressItCannotName() {
        screen.server =
                OverviewScreen.running(
                        List.of(
                                OverviewScreen.address("http://localhost:3000", "", false),
                                OverviewScreen.address("https://localhost:3443", "", false)));
        try (TestWindow window = screen.show()) {
            window.awaitText("On ports 3000, 3443; open to your network");

            assertThat(window.sees("for this computer only")).isFalse();
        }
    }

    @Test
    void tellsProblemsAndLeadsToWhereTheyAreSolved() {
        screen.connections.connectApiKey(OverviewScreen.ACCOUNT, FakeUpstream.API_KEY);
        screen.server = new ServerPicture(Phase.FAILED, List.of(), Optional.of(taken()));
        screen.wrong(
                AlertKind.BUDGET_USED_UP,
                Duration.ofMinutes(2),
                false,
                "Trial for the visitors from Copenhagen",
                "$5.00",
                "$5.00",
                "2026-12-01 00:00 UTC");
        screen.wrong(AlertKind.DISK_LOW, Duration.ofSeconds(2), false, "Only 1.2 GB are free.");
        try (TestWindow window = screen.show()) {
            window.awaitText("Port 3000 is in use by nginx (process 812). Port 3001 is free");
            window.awaitText("The disk is nearly full");
            window.screenshots("overview-problems");
            window.clickText("Go to the keys");
            window.clickText("Show the data folder");

            assertThat(screen.led).containsExactly(Remedy.KEYS, Remedy.FOLDER);
        }
    }

    private static ListenProblem taken() {
        return new ListenProblem(
                "port 3000 is taken",
                OptionalInt.of(3000),
                Optional.of(new PortOwner("nginx", 812)),
                OptionalInt.of(3001));
    }

    @Test
    void handsOutTheAddressAsTextAndAsACode() {
        full();
        try (TestWindow window = screen.show()) {
            window.awaitText("https://192.168.1.20:3443");
            window.click(window.seen(".address .button").get(2));
            window.awaitText("Scan the address");
            window.screenshots("overview-qr");
        }
        try (TestWindow window = screen.show()) {
            window.awaitText("https://192.168.1.20:3443");
            window.click(window.seen(".address .button").get(1));
            window.awaitText("Copied: https://192.168.1.20:3443");
            assertThat(Toolkit.on(() -> Clipboard.getSystemClipboard().getString()))
                    .isEqualTo("https://192.168.1.20:3443");
        }
    }
}
