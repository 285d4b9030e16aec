package io.github.claudeproxy.ui.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;

import io.github.claudeproxy.keys.Key;
import io.github.claudeproxy.secrets.OneTimeToken;
import io.github.claudeproxy.ui.testing.TestWindow;
import io.github.claudeproxy.ui.testing.Toolkit;

import javafx.scene.Node;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.Locale;
import java.util.Objects;

final class InviteViewTest {
    private static final String LAN = "http://192.168.1.20:3000/join/";

    private final KeysScreen screen = new KeysScreen();

    @AfterEach
    void close() {
        screen.close();
    }

    @Test
    void handsAKeyOnByALinkThatIsNotShownUnlessAskedFor() {
        screen.add("Anna");
        try (TestWindow window = screen.show()) {
            KeysViewTest.select(window, 0);
            KeysViewTest.menu(window, "keys-menu-invite");
            window.awaitText("Invitation for “Anna”");
            window.click("#invite-link-copy");
            window.awaitText("Copied.");
            window.screenshots("keys-invite");

            String link = copied();
            assertThat(link).startsWith(LAN);
            assertThat(window.text()).doesNotContain(link).contains(LAN + "•");
            window.click("#invite-link-reveal");
            window.awaitText(link);
            OneTimeToken token = new OneTimeToken(link.substring(LAN.length()));
            assertThat(screen.links.look(token).orElseThrow().invitedBy())
                    .isEqualTo("lead@example.com");
        }
    }

    @Test
    void showsTheLinkAsACodeThatACameraReads() throws ReaderException {
        screen.add("Anna");
        try (TestWindow window = screen.show(Locale.GERMAN, 684, 600)) {
            KeysViewTest.select(window, 0);
            KeysViewTest.menu(window, "keys-menu-invite");
            window.click("#invite-link-copy");
            window.click("#invite-qr");
            Node code = window.find(".qr-picture");

            assertThat(read(code)).isEqualTo(copied());
            assertThat(code.getAccessibleText()).isEqualTo("Der Link als QR-Code");
        }
    }

    @Test
    void sendsALinkInsteadOfTheSecret() {
        try (TestWindow window = screen.show()) {
            window.click("#first-key");
            window.type("#key-name", "Anna");
            window.click("#create-key");
            window.click("#secret-invite");
            window.awaitText("Invitation for “Anna”");
            window.click("#invite-done");
            window.awaitText("Invited");

            Key anna = screen.keys.list(KeysScreen.ACCOUNT).getFirst();
            assertThat(screen.links.list(KeysScreen.ACCOUNT).getFirst().keyId())
                    .isEqualTo(anna.id());
        }
    }

    @Test
    void saysWhereALinkOpensAndForHowLong() {
        screen.add("Anna");
        try (TestWindow window = screen.show()) {
            KeysViewTest.select(window, 0);
            KeysViewTest.menu(window, "keys-menu-invite");
            window.awaitText("Nov 30, 2026");
            KeysViewTest.choose(window, "#invite-days", 0);
            window.awaitText("Nov 24, 2026");
            assertThat(window.sees("on this computer only")).isFalse();
            KeysViewTest.choose(window, "#invite-address", 1);
            window.awaitText("on this computer only");
            window.screenshot("keys-invite-here");
            KeysViewTest.choose(window, "#invite-address", 2);
            window.awaitText(KeysScreen.FINGERPRINT);
            assertThat(window.sees("on this computer only")).isFalse();
            window.screenshots("keys-invite-https");
        }
    }

    @Test
    void takesAnInvitationBack() {
        screen.add("Anna");
        try (TestWindow window = screen.show()) {
            KeysViewTest.select(window, 0);
            KeysViewTest.menu(window, "keys-menu-invite");
            window.click("#invite-done");
            window.awaitText("Invited");
            KeysViewTest.menu(window, "keys-menu-withdraw");
            window.awaitText("The link no longer works");
            window.awaitText("Never");

            assertThat(screen.links.list(KeysScreen.ACCOUNT)).isEmpty();
        }
    }

    @Test
    void makesNoLinkWhileTheServerStands() {
        screen.add("Anna");
        screen.stopServer();
        try (TestWindow window = screen.show()) {
            KeysViewTest.select(window, 0);
            KeysViewTest.menu(window, "keys-menu-invite");
            window.awaitText("no link would lead to it");

            assertThat(screen.links.list(KeysScreen.ACCOUNT)).isEmpty();
        }
    }

    @Test
    void showsAllThereIsToKnowAndTakesNoOtherCommandMeanwhile() {
        Key anna = screen.add("Anna");
        screen.use(anna, 1_240_000);
        try (TestWindow window = screen.show()) {
            KeysViewTest.select(window, 0);
            KeysViewTest.menu(window, "keys-menu-copy");
            window.press(KeyCode.ENTER);
            window.awaitText("1.2M tokens");
            window.screenshots("keys-details");
            window.press(KeyCode.DELETE);
            window.press(KeyCode.F2);
            window.press(KeyCode.ENTER);
            await().until(() -> window.seen("#details-close").isEmpty());

            assertThat(screen.keys.list(KeysScreen.ACCOUNT)).hasSize(1);
        }
    }

    private static String copied() {
        return Objects.requireNonNull(Toolkit.on(() -> Clipboard.getSystemClipboard().getString()));
    }

    private static String read(Node code) throws ReaderException {
        WritableImage image = Toolkit.on(() -> code.snapshot(null, null));
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        int[] pixels = new int[width * height];
        image.getPixelReader()
                .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        var source = new RGBLuminanceSource(width, height, pixels);
        return new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(source))).getText();
    }
}
