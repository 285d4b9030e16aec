package io.github.claudeproxy.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.github.claudeproxy.testkit.FakeUpstream;
import io.github.claudeproxy.ui.testing.TestWindow;
import io.github.claudeproxy.ui.testing.Toolkit;

import javafx.geometry.Bounds;
import javafx.scene.Node;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The first run lets teammates in over HTTPS, and that stays so. */
final class SharingFromTheWindowTest {
    private final TestDesktop desktop = new TestDesktop();
    private TestWindow window;

    @BeforeEach
    void shareOverHttps() {
        assumeFalse(TestDesktop.ownAddresses().isEmpty(), "this machine is in no network");
        window = desktop.open();
        window.awaitText("Welcome");
        window.type("#email", "owner@example.test");
        window.type("#password", TestDesktop.PASSWORD);
        window.click("#create");
        window.awaitText("Connect to Anthropic");
        window.type("#apiKey", FakeUpstream.API_KEY);
        window.click("#connect");
        window.awaitText("Connected");
        window.click("#connectNext");
        window.awaitText("Who may use it?");
        window.awaitThat("#next", node -> !node.isDisabled());
        Bounds before = placeOfNext();
        window.click("#share-network-https");
        window.awaitText("https://");
        window.screenshots("welcome-share-https");
        assertThat(placeOfNext()).isEqualTo(before);
    }

    /** Nobody clicks beside it because the page above has grown. */
    private Bounds placeOfNext() {
        Node next = window.find("#next");
        return Toolkit.on(() -> next.localToScene(next.getLayoutBounds()));
    }

    @AfterEach
    void close() {
        desktop.close();
    }

    @Test
    void asksClaudeTheWayATeammateDoes() {
        window.click("#next");
        window.type("#name", "Anna");
        window.click("#generate");
        window.awaitText("/ca.pem");
        window.awaitText("curl -k -o ");
        window.screenshots("welcome-key-https");
        window.click("#next");
        window.click("#ask");

        window.awaitText("It works");
        assertThat(desktop.running().wiring().network().forClients().getFirst().isHttps()).isTrue();
    }

    @Test
    void keepsItForTheNextStart() {
        desktop.shut();
        window = desktop.open();
        window.awaitText("Forgot the password?");

        assertThat(desktop.running().wiring().network().urls())
                .anyMatch(url -> url.isForOthers() && url.isHttps())
                .noneMatch(url -> url.isForOthers() && !url.isHttps());
    }
}
