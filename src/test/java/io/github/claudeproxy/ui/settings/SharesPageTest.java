package io.github.claudeproxy.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.claudeproxy.limits.AccountLimits;
import io.github.claudeproxy.limits.QuotaMode;
import io.github.claudeproxy.ui.testing.TestWindow;
import io.github.claudeproxy.ui.testing.Toolkit;

import javafx.scene.control.ComboBox;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.Locale;

final class SharesPageTest {
    private static final String OPUS = "claude-opus-5";

    private final TeamScreen screen = new TeamScreen();

    @AfterEach
    void close() {
        screen.close();
    }

    private AccountLimits limits() {
        return screen.limits.accountLimits(TeamScreen.ACCOUNT);
    }

    private static void choose(TestWindow window, QuotaMode mode) {
        @SuppressWarnings("unchecked")
        ComboBox<QuotaMode> box = (ComboBox<QuotaMode>) window.find("#shares-mode");
        Toolkit.run(() -> box.setValue(mode));
    }

    private static void type(TestWindow window, String field, String text) {
        window.type(field, text);
        window.press(KeyCode.ENTER);
    }

    @Test
    void changesHoldAtOnceAndAreWrittenDown() {
        try (TestWindow window = screen.show(Section.FAIR_SHARE)) {
            window.awaitText("No key has used more than its share.");
            type(window, "#shares-at-once", "12");
            type(window, "#shares-hint", "Ask Ann in #team-ai.");
            choose(window, QuotaMode.ENFORCE);
            type(window, "#shares-threshold", "70");
            type(window, "#shares-refuse-at", "90");
            window.click("#shares-weighted");

            await().until(
                            () ->
                                    limits().equals(
                                                    new AccountLimits(
                                                            12,
                                                            "Ask Ann in #team-ai.",
                                                            QuotaMode.ENFORCE,
                                                            0.7,
                                                            0.9,
                                                            true)));
            type(window, "#shares-at-once", "");
            await().until(() -> limits().callsAtOnce() == null);
        }
        try (TestWindow window = screen.show(Section.HISTORY)) {
            window.awaitText("quota mode: off → enforce");
            window.awaitText("ann@example.com");
        }
    }

    @Test
    void saysWhatIsWrongAndKeepsWhatHeld() {
        try (TestWindow window = screen.show(Section.FAIR_SHARE)) {
            type(window, "#shares-at-once", "many");
            window.awaitText("A whole number from 1 to 10,000, or nothing for no limit.");
            type(window, "#shares-hint", "x".repeat(301));
            window.awaitText("At most 300 letters, in one line.");
            choose(window, QuotaMode.ENFORCE);
            type(window, "#shares-threshold", "90");
            type(window, "#shares-refuse-at", "85");
            window.awaitText("A whole number from 90 to 200.");
            window.screenshot("settings-shares-error");

            assertThat(limits().callsAtOnce()).isNull();
            assertThat(limits().hint()).isEmpty();
            assertThat(limits().quotaRefuseAt()).isEqualTo(0.95);
        }
    }

    @Test
    void showsWhoUsedMoreThanTheirShareAndWhatIsDoneAboutIt() {
        screen.used("Build server", OPUS, 900);
        screen.used("Anna", OPUS, 100);
        screen.limits.setAccountLimits(
                TeamScreen.ACCOUNT, AccountLimits.DEFAULT.with(QuotaMode.ENFORCE));
        screen.quota("0.85");

        try (TestWindow window = screen.show(Section.FAIR_SHARE)) {
            window.awaitText("Build server has used 76% of the 5h quota; its share is 50%.");
            window.awaitText("Slowed");
            window.screenshots("settings-shares");
            screen.quota("0.97");
            window.awaitText("Refused");
            choose(window, QuotaMode.ADVISE);
            window.awaitText("Nothing is done about it.");
        }
        try (TestWindow window =
                screen.show(Section.FAIR_SHARE, TeamScreen.OWNER, Locale.GERMAN, 900, 600)) {
            window.awaitText("Schlüssel über ihrem Anteil");
            window.screenshot("settings-shares-de-small");
        }
    }
}
