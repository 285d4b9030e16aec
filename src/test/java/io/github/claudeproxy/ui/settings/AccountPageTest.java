package io.github.claudeproxy.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.claudeproxy.ui.testing.TestWindow;
import io.github.claudeproxy.ui.testing.Toolkit;
import io.github.claudeproxy.users.SignIn;

import javafx.scene.Node;
import javafx.scene.control.TextField;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.net.InetAddress;
import java.util.Locale;

final class AccountPageTest {
    private static final String NEXT = "another long pass phrase";

    private final SettingsScreen screen = new SettingsScreen();

    @AfterEach
    void close() {
        screen.close();
    }

    @Test
    void changesThePassword() {
        try (TestWindow window = screen.show()) {
            SettingsScreen.open(window, Section.ACCOUNT);
            window.awaitText("owner@example.com");
            window.screenshots("settings-account");
            window.click("#setting-password");
            fill(window, SettingsScreen.PASSWORD, NEXT, NEXT);
            window.awaitText("Password changed");

            assertThat(screen.asked).contains("renewed");
            assertThat(signIn(NEXT)).isInstanceOf(SignIn.SignedIn.class);
        }
    }

    @Test
    void saysWhatIsWrongAndChangesNothing() {
        try (TestWindow window = screen.show(Locale.GERMAN, 900, 600)) {
            SettingsScreen.open(window, Section.ACCOUNT);
            window.click("#setting-password");
            fill(window, SettingsScreen.PASSWORD, NEXT, "something else");
            window.awaitText("verschieden");
            fill(window, "not the password", NEXT, NEXT);
            window.awaitText("Das bisherige Passwort ist ein anderes.");
            window.awaitThat("#password-current", Node::isFocused);
            fill(window, SettingsScreen.PASSWORD, "kurz", "kurz");
            window.awaitText("braucht mindestens 12 Zeichen");
            window.awaitThat("#password-new", Node::isFocused);
            window.screenshots("settings-password-de-small");

            assertThat(signIn(SettingsScreen.PASSWORD)).isInstanceOf(SignIn.SignedIn.class);
        }
    }

    @Test
    void invitesAnAdministratorByALinkShownOnce() {
        try (TestWindow window = screen.show()) {
            SettingsScreen.open(window, Section.ACCOUNT);
            window.click("#setting-invite");
            TextField link = (TextField) window.find("#admin-link");
            String shown = Toolkit.on(link::getText);
            assertThat(shown).startsWith("https://192.0.2.7:3443/#/invitation/");
            window.click("#admin-link-done");
            window.awaitText("Invited");
            assertThat(screen.users.invitations(screen.owner.accountId())).hasSize(1);

            window.clickText("Take back");
            window.awaitNoText("Invited");
            await().until(() -> screen.users.invitations(screen.owner.accountId()).isEmpty());
        }
    }

    @Test
    void offersToConnectWhereNothingIs() {
        try (TestWindow window = screen.show()) {
            SettingsScreen.open(window, Section.ACCOUNT);
            window.awaitText("Not connected");
            assertThat(window.seen("#setting-disconnect")).isEmpty();
            window.click("#setting-connect");
            await().until(() -> screen.asked.contains("connect"));
        }
    }

    private SignIn signIn(String password) {
        return screen.users.signIn(
                screen.owner.email(), password, InetAddress.getLoopbackAddress());
    }

    private static void fill(TestWindow window, String current, String next, String again) {
        window.type("#password-current", current);
        window.type("#password-new", next);
        window.type("#password-again", again);
        window.click("#password-go");
    }
}
