package io.github.claudeproxy.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import static java.time.Duration.ofSeconds;

import io.github.claudeproxy.alerts.Alert;
import io.github.claudeproxy.alerts.AlertKind;
import io.github.claudeproxy.alerts.AlertService;
import io.github.claudeproxy.config.Notices;
import io.github.claudeproxy.network.NetworkState;
import io.github.claudeproxy.ui.testing.TestWindow;
import io.github.claudeproxy.ui.testing.Toolkit;
import io.github.claudeproxy.ui.tray.TrayCommand;
import io.github.claudeproxy.ui.tray.TrayLook;

import javafx.scene.input.Clipboard;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** The program on a desktop with a tray, and with one that goes away. */
final class TrayTest {
    private final TestDesktop desktop = new TestDesktop();
    private final FakeDesk desk = new FakeDesk();

    @AfterEach
    void close() {
        desktop.close();
    }

    private TestWindow open() {
        desktop.on(desk);
        TestWindow window = desktop.open();
        window.awaitText("Welcome");
        awaitTrue(() -> desk.look().isPresent());
        return window;
    }

    private static void awaitTrue(Callable<Boolean> condition) {
        await().atMost(ofSeconds(20)).until(condition);
    }

    private static void awaitShowing(Stage stage, boolean shown) {
        awaitTrue(() -> Toolkit.on(stage::isShowing) == shown);
    }

    /** As the button of the title bar. */
    private static void pressClose(Stage stage) {
        Toolkit.run(
                () -> stage.fireEvent(new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST)));
    }

    @Test
    void staysInTheTrayAndSaysSoTheFirstTime() {
        TestWindow window = open();
        pressClose(window.stage());
        window.awaitText("Claude Proxy keeps running");
        window.screenshots("tray-staying");
        window.click("#staying-keep");
        awaitShowing(window.stage(), false);
        assertThat(desktop.running().wiring().network().state().get())
                .isInstanceOf(NetworkState.Running.class);

        desk.choose(TrayCommand.OPEN);
        awaitShowing(window.stage(), true);
        pressClose(window.stage());
        awaitShowing(window.stage(), false);
    }

    @Test
    void comesBackWhenTheTrayGoes() {
        desktop.change(values -> values.with(values.startup().withTrayExplained(true)));
        TestWindow window = open();
        pressClose(window.stage());
        awaitShowing(window.stage(), false);
        desk.takeTray();

        awaitShowing(window.stage(), true);
    }

    @Test
    void doesWhatTheMenuSays() {
        TestWindow window = open();
        TrayLook.Entry copy = desk.entry(TrayCommand.COPY_URL);
        assertThat(copy.text()).startsWith("Copy http://127.0.0.1:");
        assertThat(desk.look().map(TrayLook::state)).contains(TrayLook.State.ATTENTION);
        assertThat(desk.entry(TrayCommand.STATE).text()).isEqualTo("Not connected to Anthropic");
        desk.choose(TrayCommand.COPY_URL);
        awaitTrue(() -> copy.text().endsWith(copied()));

        desk.choose(TrayCommand.SWITCH);
        awaitTrue(() -> desk.entry(TrayCommand.SWITCH).text().equals("Start the server"));
        assertThat(desk.entry(TrayCommand.STATE).text()).isEqualTo("Stopped");
        assertThat(desk.entry(TrayCommand.COPY_URL).enabled()).isFalse();
        desk.choose(TrayCommand.SWITCH);
        awaitTrue(() -> desk.entry(TrayCommand.SWITCH).text().equals("Stop the server"));
        desktop.shut();
        assertThat(desk.isClosed()).isTrue();
        assertThat(Toolkit.on(window.stage()::isShowing)).isFalse();
    }

    private static String copied() {
        return Toolkit.on(() -> String.valueOf(Clipboard.getSystemClipboard().getString()));
    }

    @Test
    void tellsOfAlertsOnceAndOnlyIfWanted() {
        TestWindow window = open();
        window.type("#email", "owner@example.test");
        window.type("#password", TestDesktop.PASSWORD);
        window.click("#create");
        window.awaitText("Connect to Anthropic");
        raise("Only 1 GB is free.");
        awaitTrue(() -> desk.told().size() == 1);
        assertThat(desk.told().getFirst()).startsWith("The disk is nearly full: Only 1 GB");

        desktop.running().directory().settings().change(values -> values.with(new Notices(false)));
        raise("Only 0.5 GB is free.");
        desktop.running().directory().settings().change(values -> values.with(new Notices(true)));
        raise("Only 0.1 GB is free.");
        awaitTrue(() -> desk.told().size() == 2);
        assertThat(desk.told().getLast()).contains("0.1 GB");
    }

    @Test
    void showsWhatItToldOfWhenThatIsClicked() {
        desktop.change(values -> values.with(values.startup().withTrayExplained(true)));
        desktop.settleIn("owner@example.test");
        desktop.on(desk);
        TestWindow window = desktop.open();
        window.awaitText("Where clients reach it");
        awaitTrue(() -> desk.look().isPresent());
        window.click("#nav-keys");
        window.awaitText("Anna");
        raise("Only 1 GB is free.");
        pressClose(window.stage());
        awaitShowing(window.stage(), false);

        desk.choose(TrayCommand.OPEN_PROBLEMS);

        awaitShowing(window.stage(), true);
        window.awaitText("The disk is nearly full");
    }

    private void raise(String what) {
        Wiring wiring = desktop.running().wiring();
        AlertService alerts = wiring.alerts();
        String account = wiring.users().owner().orElseThrow().accountId();
        List<Alert> all = new ArrayList<>(alerts.raised().get());
        all.addFirst(
                new Alert(
                        all.size() + 1L,
                        account,
                        AlertKind.DISK_LOW,
                        "",
                        List.of(what),
                        Clock.systemUTC().instant(),
                        ""));
        alerts.raised().set(List.copyOf(all));
    }
}
