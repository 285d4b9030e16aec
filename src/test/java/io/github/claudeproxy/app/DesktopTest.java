package io.github.claudeproxy.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import static java.time.Duration.ofSeconds;

import io.github.claudeproxy.config.Appearance;
import io.github.claudeproxy.config.Theme;
import io.github.claudeproxy.testkit.FakeUpstream;
import io.github.claudeproxy.testkit.LoginPage;
import io.github.claudeproxy.testkit.Route;
import io.github.claudeproxy.ui.connect.WebAccess;
import io.github.claudeproxy.ui.testing.TestWindow;
import io.github.claudeproxy.ui.testing.Toolkit;

import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.web.WebView;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.nio.file.Files;

/** The window from its first start on, used as its owner would. */
final class DesktopTest {
    private static final String PASSWORD = "correct horse battery staple";

    private final TestDesktop desktop = new TestDesktop();
    private final FakeUpstream upstream = desktop.upstream();
    private TestWindow window;

    @BeforeEach
    void start() {
        window = desktop.open();
    }

    private void restart() {
        desktop.shut();
        window = desktop.open();
    }

    @AfterEach
    void stop() {
        desktop.close();
    }

    @Test
    void leadsFromNothingToAnAnswer() {
        createOwner();
        window.screenshots("welcome-connect");
        window.type("#apiKey", FakeUpstream.API_KEY);
        window.click("#connect");
        window.awaitText("Connected");
        window.click("#connectNext");

        window.awaitText("Who may use it?");
        window.click("#share-network-plain");
        window.awaitText("can read keys");
        window.screenshots("welcome-share");
        window.click("#share-this-machine");
        window.awaitThat("#next", node -> !node.isDisabled());
        window.click("#next");

        window.type("#name", "Anna");
        window.click("#generate");
        window.awaitText("ANTHROPIC_BASE_URL");
        window.screenshots("welcome-key");
        window.click("#next");

        window.click("#ask");
        window.awaitText("It works");
        window.screenshots("welcome-try");
        window.click("#finish");
        window.awaitText("Reached at");
        window.awaitText("Connected to Anthropic");
        window.awaitThat("#today-calls", node -> ((Label) node).getText().equals("1"));
        window.screenshots("main-first");
        window.click("#server-main");
        window.awaitText("Clients are not served until it is started");
        window.click("#server-main");
        window.awaitText("for this computer only");
        window.click("#nav-keys");
        window.awaitText("Anna");
        window.click("#new-key");
        window.find("#key-name");
        window.shortcut("Shortcut+1");
        assertThat(window.seen("#key-name")).isNotEmpty();
        assertThat(window.seen("#overview-connect")).isEmpty();
        window.press(KeyCode.ESCAPE);
        window.awaitNoDialog();
        window.shortcut("Shortcut+1");
        window.click("#overview-connect");
        window.awaitText("Use another connection");
        window.screenshot("main-connection");
        window.press(KeyCode.ESCAPE);
        window.awaitText("Where clients reach it");
    }

    @Test
    void takesTheCodeOutOfTheSignInPageByItself() {
        upstream.oauth().show(LoginPage.ASKS);
        createOwner();
        signInToClaude();
        window.screenshots("connect-embedded");
        press("allow");

        window.awaitText("is renewed by itself");
        window.screenshots("connect-done");
        assertThat(window.seen(".web-view")).isEmpty();
        assertThat(WebAccess.install()).extracting("cookies.current").isNull();
    }

    @Test
    void saysThatAccessWasNotGranted() {
        upstream.oauth().show(LoginPage.ASKS);
        createOwner();
        signInToClaude();
        press("deny");

        window.awaitText("The access was not granted");
        assertThat(upstream.oauth().exchanges()).isZero();
    }

    @Test
    void throwsTheAnswerToAnotherSignInAway() {
        upstream.oauth().show(LoginPage.MIXES_UP);
        createOwner();
        signInToClaude();
        press("allow");

        window.awaitText("belongs to another sign-in");
        assertThat(upstream.calls(Route.TOKEN)).isEmpty();
    }

    @Test
    void takesTheAnswerFromAPopUp() {
        upstream.oauth().show(LoginPage.POPS_UP);
        createOwner();
        signInToClaude();
        press("popup");

        window.awaitText("is renewed by itself");
    }

    @Test
    void offersTheBrowserWhereGoogleIs() {
        upstream.oauth().show(LoginPage.OFFERS_GOOGLE);
        createOwner();
        signInToClaude();
        window.awaitText("Google, Apple and passkeys do not work");
        window.screenshots("connect-google");
        window.click("#system");

        window.awaitText("Go on in your browser");
        await().atMost(ofSeconds(10)).until(() -> desktop.opened().size() == 1);
        window.screenshots("connect-outside");
        window.click("#cancel");
        window.awaitText("Anthropic API key");
    }

    @Test
    void offersTheBrowserAtAChallenge() {
        upstream.oauth().show(LoginPage.CHALLENGES);
        createOwner();
        signInToClaude();

        window.awaitText("checks that a person is there");
    }

    @Test
    void loadsNothingOfOtherSites() {
        upstream.oauth().show(LoginPage.LEADS_AWAY);
        createOwner();
        signInToClaude();
        press("away");

        window.awaitText("leads away from the sign-in");
        assertThat(upstream.calls(Route.UNKNOWN)).isEmpty();
    }

    @Test
    void explainsRefusedKeys() {
        createOwner();
        window.type("#apiKey", "sk-ant-api03-wrong-0123456789abcdef");
        window.click("#connect");

        window.awaitText("Anthropic does not accept this API key");
        window.screenshots("connect-error");
        upstream.expectViolations();
    }

    @Test
    void goesOnWhereItWasLeft() {
        createOwner();
        restart();

        window.awaitText("Forgot the password?");
        window.screenshots("login");
        window.type("#password", "wrong password 1");
        window.click("#signIn");
        window.awaitText("do not fit together");
        window.screenshots("login-error");
        window.type("#password", PASSWORD);
        window.click("#stay");
        window.click("#signIn");
        window.awaitText("Connect to Anthropic");
        assertThat(Files.exists(desktop.data().resolve("session"))).isTrue();

        restart();
        window.awaitText("Connect to Anthropic");
        window.click("#later");
        window.awaitText("owner@example.test");
        window.click("#signOut");
        window.awaitText("Forgot the password?");
        assertThat(Files.exists(desktop.data().resolve("session"))).isFalse();
    }

    @Test
    void countsDownAfterTooManyTries() {
        createOwner();
        restart();
        for (int i = 0; i < 5; i++) {
            window.type("#password", "wrong password " + i);
            window.click("#signIn");
            window.awaitText("do not fit together");
            window.awaitThat("#signIn", node -> !node.isDisabled());
        }
        window.type("#password", PASSWORD);
        window.click("#signIn");

        window.awaitText("Too many tries");
        window.screenshots("login-throttled");
        window.click("#forgot");
        window.type("#password", "another long password");
        window.type("#repeated", "another long password");
        window.click("#signIn");
        window.awaitText("Connect to Anthropic");
    }

    @Test
    void setsAForgottenPassword() {
        createOwner();
        restart();
        window.awaitText("owner@example.test");
        window.click("#forgot");
        window.awaitText("ends all sessions");
        window.screenshots("login-reset");
        window.type("#password", "another long password");
        window.type("#repeated", "yet another password");
        window.click("#signIn");
        window.awaitText("The two passwords differ");
        window.type("#repeated", "another long password");
        window.click("#signIn");

        window.awaitText("Connect to Anthropic");
    }

    @Test
    void isWalkedThroughWithTheKeyboard() {
        window.awaitText("Welcome");
        window.type("#email", "owner@example.test");
        window.press(KeyCode.TAB);
        window.type("#password", PASSWORD);
        window.press(KeyCode.ENTER);
        window.awaitText("Connect to Anthropic");
        window.type("#apiKey", FakeUpstream.API_KEY);
        window.press(KeyCode.ENTER);
        window.awaitText("Connected");
        window.press(KeyCode.ENTER);
        window.awaitText("Who may use it?");
        window.awaitThat("#next", node -> !node.isDisabled());
        window.press(KeyCode.ENTER);
        window.type("#name", "Anna");
        window.press(KeyCode.ENTER);
        window.awaitText("ANTHROPIC_BASE_URL");
        window.press(KeyCode.ENTER);
        window.awaitText("Ask Claude");
        window.press(KeyCode.ENTER);
        window.awaitText("It works");
        window.press(KeyCode.ENTER);

        window.awaitText("Reached at");
    }

    @Test
    void speaksGermanAndTurnsDarkAtOnce() {
        window.awaitText("Welcome");
        Toolkit.run(() -> stageOf(window).setWidth(900));
        Toolkit.run(() -> stageOf(window).setHeight(600));
        desktop.shut();
        desktop.change(values -> values.with(new Appearance(Theme.DARK, "de")));
        window = desktop.open();

        window.awaitText("Willkommen");
        Toolkit.run(() -> stageOf(window).setWidth(900));
        Toolkit.run(() -> stageOf(window).setHeight(600));
        window.screenshot("welcome-owner-de-small");
        createOwnerIn("Mit Anthropic verbinden");
        window.screenshot("welcome-connect-de-small");
    }

    private static Stage stageOf(TestWindow window) {
        return window.stage();
    }

    private void createOwner() {
        window.awaitText("Welcome");
        window.screenshots("welcome-owner");
        createOwnerIn("Connect to Anthropic");
    }

    private void createOwnerIn(String next) {
        window.type("#email", "owner@example.test");
        window.type("#password", PASSWORD);
        window.click("#create");
        window.awaitText(next);
    }

    private void signInToClaude() {
        upstream.expectViolations(); // a browser sends more headers than the proxy may
        window.click("#termsRead");
        window.click("#signIn");
        window.find(".web-view");
    }

    /** Presses a button of the page, once it is there. */
    private void press(String id) {
        WebView view = (WebView) window.find(".web-view");
        await().atMost(ofSeconds(20))
                .until(
                        () ->
                                Toolkit.on(
                                        () ->
                                                Boolean.TRUE.equals(
                                                        view.getEngine()
                                                                .executeScript(
                                                                        "document.getElementById('"
                                                                                + id
                                                                                + "') !== null"))));
        Toolkit.run(
                () ->
                        view.getEngine()
                                .executeScript("document.getElementById('" + id + "').click()"));
    }
}
