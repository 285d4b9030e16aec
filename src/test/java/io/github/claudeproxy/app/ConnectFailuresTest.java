package io.github.claudeproxy.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.claudeproxy.testkit.Answer;
import io.github.claudeproxy.testkit.Ending;
import io.github.claudeproxy.testkit.FakeUpstream;
import io.github.claudeproxy.testkit.LoginPage;
import io.github.claudeproxy.testkit.Route;
import io.github.claudeproxy.ui.testing.TestWindow;
import io.github.claudeproxy.ui.testing.Toolkit;

import javafx.scene.Node;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Duration;
import java.util.Locale;
import java.util.stream.Stream;

/** Each way in which connecting fails has a sentence and a next step, in the user's language. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ConnectFailuresTest {
    private DesktopRun run;
    private TestWindow window;

    @BeforeAll
    void start() {
        run = DesktopRun.start(Locale.GERMAN);
        window = run.window();
        run.createOwner();
    }

    @AfterEach
    void nothingIsStored() {
        assertThat(run.wiring().connections().statuses()).isEmpty();
        run.upstream().on(Route.TOKEN).reset();
        run.upstream().on(Route.MODELS).reset();
    }

    @AfterAll
    void stop() {
        run.close();
    }

    static Stream<Arguments> ofTheTokenEndpoint() {
        Answer denied =
                Answer.json("{\"error\":\"invalid_grant\",\"error_description\":\"Invalid code.\"}")
                        .status(400);
        return Stream.of(
                Arguments.of("refuses", denied, "nicht angenommen.", "Invalid code."),
                Arguments.of("throttles", Answer.rateLimited(17), "Warten Sie 17", "noch einmal"),
                Arguments.of("is broken", Answer.error(503), "Störung", "in ein paar Minuten"),
                Arguments.of(
                        "is another",
                        Answer.html(200, "<p>Hotel"),
                        "etwas anderes als",
                        "Netzwerk"),
                Arguments.of("is gone", Answer.cut(Ending.RST), "keine Verbindung", "Internet"));
    }

    @ParameterizedTest(name = "token endpoint {0}")
    @MethodSource("ofTheTokenEndpoint")
    void saysWhatIsWrongWithTheExchange(String name, Answer answer, String what, String next) {
        run.upstream().on(Route.TOKEN).always(answer);
        run.signInAt(LoginPage.ASKS);
        run.press("allow");

        window.awaitText(what);
        assertThat(window.sees(next)).isTrue();
        assertThat(window.seen(".web-view")).isEmpty();
        window.screenshot("connect-failed-" + name.replace(' ', '-') + "-de");
    }

    static Stream<Arguments> ofTheApi() {
        String good = FakeUpstream.API_KEY;
        String wrong = "sk-ant-api03-wrong-0123456789abcdef";
        return Stream.of(
                Arguments.of("", Answer.error(503), "Fügen Sie zuerst", "sk-ant-"),
                Arguments.of(
                        "a b", Answer.error(503), "kein Anthropic-API-Schlüssel", "Leerzeichen"),
                Arguments.of(wrong, Answer.error(401), "nimmt diesen API-Schlüssel nicht", "neuen"),
                Arguments.of(good, Answer.error(503), "Störung", "in ein paar Minuten"),
                Arguments.of(good, Answer.html(200, "<p>"), "etwas anderes als", "Netzwerk"),
                Arguments.of(good, Answer.cut(Ending.RST), "keine Verbindung", "Internet"));
    }

    @ParameterizedTest(name = "key: {2}")
    @MethodSource("ofTheApi")
    void saysWhatIsWrongWithTheKey(String key, Answer answer, String what, String next) {
        run.upstream().on(Route.MODELS).always(answer);
        window.type("#apiKey", key);
        window.click("#connect");

        window.awaitText(what);
        assertThat(window.sees(next)).isTrue();
        window.screenshot("connect-key-refused-de");
        assertThat(bottom("#problem")).isLessThan(bottom("#console"));
    }

    private double bottom(String selector) {
        Node node = window.find(selector);
        return Toolkit.on(() -> node.localToScene(node.getLayoutBounds()).getMaxY());
    }

    @Test
    void saysThatItTookTooLong() {
        run.signInAt(LoginPage.ASKS);
        run.clock().advance(Duration.ofMinutes(11));
        run.press("allow");

        window.awaitText("länger als zehn Minuten");
        assertThat(run.upstream().calls(Route.TOKEN)).isEmpty();
    }

    @Test
    void letsWhatWasPastedBeCorrected() {
        int exchanges = run.upstream().calls(Route.TOKEN).size();
        run.signInAt(LoginPage.OFFERS_GOOGLE);
        window.click("#system");
        window.type("#pasted", "what is this?");
        window.click("#finish");

        window.awaitText("nicht der Text, den der Browser");
        window.type("#pasted", "code#of-another-sign-in");
        window.click("#finish");
        window.awaitText("gehört zu einer anderen Anmeldung");
        window.type("#pasted", "sk-ant-api03-no-code-but-a-key-0123456789");
        window.click("#finish");
        window.awaitText("nicht der Text, den der Browser");
        assertThat(window.sees("Weiter in Ihrem Browser")).isTrue();
        assertThat(bottom("#problem")).isGreaterThan(bottom("#pasted"));
        window.awaitThat("#pasted", Node::isFocused);
        assertThat(run.upstream().calls(Route.TOKEN)).hasSize(exchanges);
        window.screenshots("connect-pasted-wrong-de");
        window.click("#cancel");
        window.find("#apiKey");
    }

    @Test
    void offersToBeginAgainWhenThePastedCodeIsRefused() {
        run.upstream().on(Route.TOKEN).next(Answer.error(400, "invalid_request_error", "No."));
        run.signInAt(LoginPage.OFFERS_GOOGLE);
        window.click("#system");
        window.find("#pasted");
        String url = run.opened().getLast().toString();
        window.type("#pasted", run.upstream().oauth().authorize(url).pasted());
        window.click("#finish");

        window.awaitText("hat die Antwort der Anmeldung nicht angenommen");
        window.find("#apiKey");
        window.screenshots("connect-code-refused-de");
        int before = run.opened().size();
        window.click("#again");
        window.find("#pasted");
        assertThat(run.opened()).hasSize(before + 1);
        assertThat(run.opened().getLast().toString()).isNotEqualTo(url);
        assertThat(window.seen("#problem")).isEmpty();
        window.click("#cancel");
        window.find("#apiKey");
        assertThat(window.seen("#again")).isEmpty();
    }
}
