package io.github.claudeproxy.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.claudeproxy.config.Setting;
import io.github.claudeproxy.config.Sharing;
import io.github.claudeproxy.network.ListenException;
import io.github.claudeproxy.tls.Authority;
import io.github.claudeproxy.ui.testing.TestWindow;
import io.github.claudeproxy.ui.testing.Toolkit;

import javafx.scene.control.ComboBox;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

final class NetworkPageTest {
    private final SettingsScreen screen = new SettingsScreen();

    @AfterEach
    void close() {
        screen.close();
    }

    private Sharing sharing() {
        return screen.settings.get().sharing();
    }

    @Test
    void sharesAtOnceAndAsksBeforePlainHttp() {
        try (TestWindow window = screen.show()) {
            SettingsScreen.open(window, Section.NETWORK);
            window.click("#setting-lan");
            await().until(() -> sharing().lan());
            plain(window);
            window.awaitText("Share over plain HTTP");
            assertThat(sharing().mode()).isEqualTo(Sharing.Mode.HTTPS);
            window.screenshots("settings-network-plain");

            window.clickText("Share over plain HTTP");
            await().until(() -> sharing().mode() == Sharing.Mode.HTTP);
            assertThat(sharing().plainChosenAt()).isEqualTo(screen.clock.instant());
        }
    }

    @Test
    void saysWhatIsNoPortAndOffersAFreeOneForATakenOne() throws IOException, ListenException {
        screen.settings.change(values -> values.with(values.sharing().withPort(0)));
        screen.network.start();
        try (ServerSocket taken = new ServerSocket(0);
                TestWindow window = screen.show()) {
            SettingsScreen.open(window, Section.NETWORK);
            window.type("#setting-port", "70000");
            window.press(KeyCode.ENTER);
            window.awaitText("A port is a number from 1 to 65535.");
            window.type("#setting-port", String.valueOf(taken.getLocalPort()));
            window.press(KeyCode.ENTER);
            window.awaitText("Port " + taken.getLocalPort() + " is in use by");
            window.screenshots("settings-network-taken");
            assertThat(sharing().port()).isZero();

            window.click("#setting-port-free");
            await().until(() -> sharing().port() > taken.getLocalPort());
        }
    }

    @Test
    void handsOnWhatOthersMustTrust() throws IOException {
        shareOverHttps();
        try (TestWindow window = screen.show()) {
            SettingsScreen.open(window, Section.NETWORK);
            Authority authority = screen.certificates.authority().orElseThrow();
            window.awaitText(authority.fingerprint());
            window.click("#authority-copy");
            window.awaitText("Fingerprint copied");
            assertThat(Toolkit.on(() -> Clipboard.getSystemClipboard().getString()))
                    .isEqualTo(authority.fingerprint());
            window.click("#authority-save");
            window.awaitText("kept was written");
            assertThat(screen.kept).hasContent(authority.pem());

            screen.kept = screen.kept.resolve("no folder").resolve("ca.pem");
            window.click("#authority-save");
            window.awaitText("could not be written");
            window.screenshots("settings-network-authority");
        }
    }

    @Test
    void makesAnotherAuthorityOnlyWhenAskedTwice() {
        shareOverHttps();
        try (TestWindow window = screen.show()) {
            SettingsScreen.open(window, Section.NETWORK);
            String before = screen.certificates.authority().orElseThrow().fingerprint();
            window.awaitText(before);
            window.click("#authority-renew");
            window.press(KeyCode.ESCAPE);
            window.awaitNoDialog();
            assertThat(screen.certificates.authority().orElseThrow().fingerprint())
                    .isEqualTo(before);

            window.click("#authority-renew");
            window.find(".dialog-card");
            window.click(".dialog-buttons .danger");
            window.awaitNoText(before);
            screen.certificates.cover(Set.of("localhost"), Set.of());
            assertThat(screen.certificates.authority().orElseThrow().fingerprint())
                    .isNotEqualTo(before);
        }
    }

    @Test
    void opensTheAdministrationToOthersAndMovesHttps() throws IOException {
        shareOverHttps();
        int free = freePort();
        try (TestWindow window = screen.show()) {
            SettingsScreen.open(window, Section.NETWORK);
            window.click("#setting-remote");
            await().until(() -> sharing().remoteAdministration());
            window.type("#setting-https-port", String.valueOf(free));
            window.click("#setting-https-port-apply");

            await().until(() -> sharing().httpsPort() == free);
        }
    }

    @Test
    void saysWhereAPortComesFromThatCannotBeChangedHere() {
        try (SettingsScreen given = new SettingsScreen(Map.of(Setting.PORT, "0"));
                TestWindow window = given.show()) {
            SettingsScreen.open(window, Section.NETWORK);
            window.type("#setting-port", "4000");
            window.press(KeyCode.ENTER);

            window.awaitText("PORT");
            window.awaitText("--port");
            assertThat(given.settings.get().sharing().port()).isEqualTo(Sharing.DEFAULT.port());
        }
    }

    /** Without a listener: what it does with the certificate is seen here as well. */
    private void shareOverHttps() {
        screen.settings.change(values -> values.with(values.sharing().withLan(true)));
        screen.certificates.cover(Set.of("localhost"), Set.of());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Test
    void speaksGermanInASmallWindow() {
        screen.settings.change(values -> values.with(values.sharing().withLan(true)));
        try (TestWindow window = screen.show(Locale.GERMAN, 900, 600)) {
            SettingsScreen.open(window, Section.NETWORK);
            window.awaitText("Nur HTTPS");
            window.screenshot("settings-network-de-small");
        }
    }

    @SuppressWarnings("unchecked") // the test knows what the box holds
    private static void plain(TestWindow window) {
        ComboBox<Sharing.Mode> mode = (ComboBox<Sharing.Mode>) window.find("#setting-mode");
        Toolkit.run(() -> mode.setValue(Sharing.Mode.HTTP));
    }
}
