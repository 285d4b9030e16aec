package io.github.claudeproxy.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.claudeproxy.network.ReachableUrl;
import io.github.claudeproxy.testkit.FakeUpstream;
import io.github.claudeproxy.testkit.LoginPage;
import io.github.claudeproxy.testkit.Route;
import io.github.claudeproxy.ui.testing.TestWindow;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Duration;

/** From the first start to a teammate's answer, as {@code src/docs/first-run.md} tells it. */
final class FirstRunTest {
    private static final int MOST_CLICKS = 12;
    private static final Duration LONGEST = Duration.ofMinutes(3);

    private final TestDesktop desktop = new TestDesktop();
    private TestWindow window;
    private CountedClicks user;

    @BeforeEach
    void start() {
        window = desktop.open();
        window.awaitText("Welcome");
        user = new CountedClicks(window);
    }

    @AfterEach
    void close() {
        desktop.close();
    }

    @Test
    void takesTwelveClicksAtMostWithAnApiKey() throws IOException {
        createOwner();
        user.type("#apiKey", FakeUpstream.API_KEY);
        user.click("#connect");
        window.awaitText("Connected");
        fromConnectedToAnAnswer();

        assertQuick("first-run-api-key");
    }

    @Test
    void takesTwelveClicksAtMostWithAClaudeAccountAndNoCodeIsTyped() throws IOException {
        desktop.upstream().oauth().show(LoginPage.ASKS);
        desktop.upstream().expectViolations(); // a browser sends more headers than the proxy may
        createOwner();
        user.click("#termsRead");
        user.click("#signIn");
        user.clickInPage("allow");
        window.awaitText("is renewed by itself");
        fromConnectedToAnAnswer();

        assertThat(desktop.upstream().oauth().exchanges()).isEqualTo(1);
        assertQuick("first-run-account");
    }

    private void createOwner() {
        user.type("#email", "maria@example.com");
        user.type("#password", TestDesktop.PASSWORD);
        user.click("#create");
        window.awaitText("Connect to Anthropic");
    }

    /** Where this machine is in no network, itself stands in for others. */
    private void fromConnectedToAnAnswer() {
        boolean shared = !TestDesktop.ownAddresses().isEmpty();
        user.click("#connectNext");
        window.awaitText("Who may use it?");
        user.click(shared ? "#share-network-https" : "#share-this-machine");
        window.awaitThat("#next", node -> !node.isDisabled());
        user.click("#next");
        user.type("#name", "Anna");
        user.click("#generate");
        ReachableUrl url = desktop.running().wiring().network().forClients().getFirst();
        assertThat(url.isForOthers()).isEqualTo(shared);
        window.awaitText(url.url().toString().replaceAll("/$", ""));
        user.click("#next");
        user.click("#ask");
        window.awaitText("It works");
    }

    private void assertQuick(String name) throws IOException {
        user.write(name);
        assertThat(desktop.upstream().calls(Route.MESSAGES)).hasSize(1);
        assertThat(user.clicks()).hasSizeLessThanOrEqualTo(MOST_CLICKS);
        assertThat(user.time()).isLessThan(LONGEST);
    }
}
