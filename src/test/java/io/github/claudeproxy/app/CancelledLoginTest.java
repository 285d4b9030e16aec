package io.github.claudeproxy.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import static java.time.Duration.ofSeconds;

import io.github.claudeproxy.claude.ConnectOutcome;
import io.github.claudeproxy.claude.Obstacle;
import io.github.claudeproxy.testkit.Consent;
import io.github.claudeproxy.testkit.LoginPage;
import io.github.claudeproxy.testkit.Route;
import io.github.claudeproxy.testkit.StepGate;
import io.github.claudeproxy.texts.Texts;
import io.github.claudeproxy.ui.connect.ConnectAccess;
import io.github.claudeproxy.ui.connect.ConnectView;
import io.github.claudeproxy.ui.connect.ConnectViewModel;
import io.github.claudeproxy.ui.connect.WebAccess;
import io.github.claudeproxy.ui.fx.FxThread;
import io.github.claudeproxy.ui.fx.ViewLoader;
import io.github.claudeproxy.ui.testing.TestWindow;
import io.github.claudeproxy.ui.testing.Toolkit;

import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.io.IOException;
import java.net.CookieHandler;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** A sign-in given up at any moment: no page, no cookie, no listener and no attempt is left. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class CancelledLoginTest {
    private DesktopRun run;
    private TestWindow window;

    @BeforeAll
    void start() {
        run = DesktopRun.start(Locale.ENGLISH);
        window = run.window();
        run.createOwner();
    }

    @AfterEach
    void nothingIsLeft() throws IOException {
        window.find("#apiKey");
        assertThat(window.seen(".web-view")).isEmpty();
        assertThat(WebAccess.install())
                .extracting("cookies.current", "gate.current")
                .containsOnlyNulls();
        assertThat(CookieHandler.getDefault().get(URI.create(run.upstream().url("/")), Map.of()))
                .isEmpty();
        await().atMost(ofSeconds(10))
                .untilAsserted(
                        () ->
                                assertThat(run.wiring().connections())
                                        .extracting("loopback.waiting", "login.attempts.entries")
                                        .containsOnly(Map.of()));
        assertThat(run.wiring().connections().statuses()).isEmpty();
        run.upstream().on(Route.TOKEN).reset();
        run.upstream().on(Route.AUTHORIZE).reset();
    }

    @AfterAll
    void stop() {
        run.close();
    }

    @Test
    void whileThePageIsLoading() {
        StepGate gate = new StepGate();
        run.upstream().on(Route.AUTHORIZE).hold(gate);
        run.signInAt(LoginPage.ASKS);
        gate.awaitArrival();

        window.click("#cancel");

        gate.openForGood();
        window.find("#apiKey");
        assertThat(run.upstream().oauth().exchanges()).isZero();
    }

    @Test
    void whileThePageWaitsForTheUser() {
        run.signInAt(LoginPage.ASKS);
        run.find("allow");

        window.click("#cancel");

        assertRefused(stateOfPage());
    }

    @Test
    void whileTheCodeIsExchanged() {
        StepGate gate = new StepGate();
        run.upstream().on(Route.TOKEN).hold(gate);
        run.signInAt(LoginPage.ASKS);
        run.press("allow");
        gate.awaitArrival();

        window.click("#cancel");

        int before = run.upstream().oauth().exchanges();
        gate.openForGood();
        await().atMost(ofSeconds(10)).until(() -> run.upstream().oauth().exchanges() == before + 1);
        assertThat(window.sees("Connected")).isFalse();
    }

    @Test
    void whileTheBrowserIsAskedFor() {
        run.signInAt(LoginPage.OFFERS_GOOGLE);
        window.click("#system");
        Consent consent = consent();

        window.click("#cancel");

        awaitClosed(consent.callbackUrl());
        assertRefused(consent.state());
    }

    @Test
    void beforeTheBrowserIsAskedFor() {
        List<Runnable> held = new CopyOnWriteArrayList<>();
        List<URI> opened = new CopyOnWriteArrayList<>();
        Toolkit.run(
                () -> {
                    ConnectView view = connecting(new FxThread(held::add), opened::add);
                    ((CheckBox) view.root().lookup("#termsRead")).setSelected(true);
                    ((Button) view.root().lookup("#signInOutside")).fire();
                    view.hidden();
                });

        held.forEach(Runnable::run);

        Toolkit.run(() -> {});
        assertThat(held).hasSize(1);
        assertThat(opened).isEmpty();
    }

    private ConnectView connecting(FxThread fx, Consumer<URI> opens) {
        Texts texts = Texts.of(Locale.ENGLISH);
        ConnectAccess access =
                new ConnectAccess(
                        run.wiring().connections(), owner(), run.config().claude(), opens);
        return new ConnectView(
                new ViewLoader(texts),
                new ConnectViewModel(fx, texts, access),
                WebAccess.install());
    }

    @Test
    void byLeavingTheStep() {
        run.signInAt(LoginPage.ASKS);
        run.find("allow");
        String state = stateOfPage();

        window.click("#connectNext");
        window.awaitText("Who may use it?");
        window.click("#back");

        assertRefused(state);
    }

    private String stateOfPage() {
        return Objects.requireNonNull(run.upstream().oauth().queries().getLast().get("state"));
    }

    private Consent consent() {
        window.find("#pasted");
        return run.upstream().oauth().authorize(run.opened().getLast().toString());
    }

    /** The attempt is not known any more, so its answer is good for nothing. */
    private void assertRefused(String state) {
        ConnectOutcome outcome =
                run.wiring().connections().completeLogin(owner(), "some-code#" + state, null);
        assertThat(((ConnectOutcome.Refused) outcome).setback().obstacle())
                .isEqualTo(Obstacle.OTHER_SIGN_IN);
    }

    private String owner() {
        return run.wiring().users().owner().orElseThrow().accountId();
    }

    private static void awaitClosed(String callback) {
        int port = URI.create(callback).getPort();
        await().atMost(ofSeconds(10)).until(() -> isClosed(port));
    }

    private static boolean isClosed(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return !socket.isConnected();
        } catch (IOException _) {
            return true;
        }
    }
}
