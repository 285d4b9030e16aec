package io.github.claudeproxy.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.claudeproxy.testkit.FakeUpstream;
import io.github.claudeproxy.ui.testing.AccessibleNames;
import io.github.claudeproxy.ui.testing.TestWindow;

import javafx.scene.Node;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

/** A walk through all of the window, past every control. */
final class AccessibleNamesTest {
    private final TestDesktop desktop = new TestDesktop();
    private final List<String> missing = new ArrayList<>();
    private TestWindow window;

    @BeforeEach
    void open() {
        window = desktop.open();
    }

    @AfterEach
    void close() {
        desktop.close();
    }

    private void see(String words) {
        window.awaitText(words);
        AccessibleNames.missing(window).forEach(each -> missing.add(words + ": " + each));
    }

    @Test
    void everyControlHasAName() {
        walkTheFirstRun();
        walkTheScreens();
        signInAgain();

        assertThat(missing).isEmpty();
    }

    private void walkTheFirstRun() {
        see("Welcome");
        window.type("#email", "owner@example.test");
        window.type("#password", TestDesktop.PASSWORD);
        window.click("#create");
        see("Connect to Anthropic");
        window.type("#apiKey", FakeUpstream.API_KEY);
        window.click("#connect");
        see("Connected");
        window.click("#connectNext");
        see("Who may use it?");
        window.awaitThat("#next", node -> !node.isDisabled());
        window.click("#next");
        window.find("#name");
        window.type("#name", "Anna");
        window.click("#generate");
        see("ANTHROPIC_BASE_URL");
        window.click("#next");
        window.click("#ask");
        see("It works");
        window.click("#finish");
    }

    private void walkTheScreens() {
        see("Where clients reach it");
        window.click("#server-move");
        see("Change the port");
        window.press(KeyCode.ESCAPE);
        window.click("#overview-connect");
        see("Use another connection");
        window.press(KeyCode.ESCAPE);
        window.shortcut("Shortcut+2");
        see("Anna");
        window.shortcut("Shortcut+N");
        window.find("#create-key");
        see("Anna");
        window.press(KeyCode.ESCAPE);
        window.shortcut("Shortcut+3");
        window.find("#nav-usage");
        see("Usage");
        window.shortcut("Shortcut+4");
        see("Activity");
        window.shortcut("Shortcut+Comma");
        see("Settings");
        for (Node item : window.seen(".settings-item")) {
            window.click(item);
            see("Settings");
        }
    }

    private void signInAgain() {
        window.click("#signOut");
        see("Forgot the password?");
        window.click("#forgot");
        see("ends all sessions");
    }
}
