package io.github.claudeproxy.ui.overview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.claudeproxy.config.Sharing;
import io.github.claudeproxy.network.NetworkState;
import io.github.claudeproxy.ui.testing.TestWindow;
import io.github.claudeproxy.ui.testing.Toolkit;

import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Locale;

/** What the first screen does with a server that really listens. */
final class ServerLineTest {
    private final OverviewScreen screen = new OverviewScreen();

    @BeforeEach
    void showTheServerAsItIs() throws IOException {
        screen.server = null;
        int free = free();
        screen.settings.change(values -> values.with(Sharing.DEFAULT.withPort(free)));
    }

    @AfterEach
    void close() {
        screen.close();
    }

    private static int free() throws IOException {
        try (ServerSocket socket = taken()) {
            return socket.getLocalPort();
        }
    }

    private static ServerSocket taken() throws IOException {
        return new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"));
    }

    private int port() {
        return screen.settings.get().sharing().port();
    }

    @Test
    void startsAndStops() {
        try (TestWindow window = screen.show()) {
            window.awaitText("Clients are not served until it is started");
            window.screenshots("overview-stopped");
            window.click("#server-main");
            window.awaitText("On port " + port() + ", for this computer only");
            assertThat(screen.network.state().get()).isInstanceOf(NetworkState.Running.class);

            window.click("#server-main");
            window.awaitText("Clients are not served until it is started");
            assertThat(screen.network.state().get()).isInstanceOf(NetworkState.Stopped.class);
        }
    }

    @Test
    void leavesTheServerToItsOwner() {
        screen.owner = false;
        try (TestWindow window = screen.show()) {
            window.awaitText("Clients are not served until it is started");

            assertThat(window.seen("#server-main")).isEmpty();
            assertThat(window.seen("#server-move")).isEmpty();
            assertThatIllegalStateException().isThrownBy(() -> screen.access().server().start());
            assertThatIllegalStateException().isThrownBy(() -> screen.access().server().stop());
            Ports ports = screen.access().server().ports();
            assertThatIllegalStateException()
                    .isThrownBy(() -> screen.access().server().move(ports, ports));
        }
    }

    @Test
    void saysWhoHasThePortAndTakesTheNext() throws IOException {
        try (ServerSocket other = taken();
                TestWindow window = screen.show()) {
            int taken = other.getLocalPort();
            screen.settings.change(values -> values.with(values.sharing().withPort(taken)));
            window.awaitText("Stopped");
            window.click("#server-main");
            window.awaitText("Port " + taken + " is in use by ");
            window.awaitText("(process " + ProcessHandle.current().pid() + ")");
            window.screenshots("overview-port-taken");
            window.click("#server-main");

            window.awaitText("for this computer only");
            assertThat(port()).isGreaterThan(taken);
            window.awaitText("On port " + port());
        }
    }

    @Test
    void triesAgainWhereThePortWasTaken() throws IOException {
        try (TestWindow window = screen.show()) {
            try (ServerSocket other = taken()) {
                int taken = other.getLocalPort();
                screen.settings.change(values -> values.with(values.sharing().withPort(taken)));
                window.awaitText("Stopped");
                window.click("#server-main");
                window.awaitText("Port " + taken + " is in use by ");
            }
            window.click("#server-again");

            window.awaitText("On port " + port());
        }
    }

    @Test
    void movesToAnotherPort() throws IOException {
        try (ServerSocket other = taken();
                TestWindow window = screen.show()) {
            window.awaitText("Stopped");
            window.click("#server-main");
            window.awaitText("On port " + port());
            window.click("#server-move");
            window.awaitText("Change the port");
            window.screenshots("overview-port");
            window.type("#port", "70000");
            window.press(KeyCode.ENTER);
            window.awaitText("A port is a number from 1 to 65535");

            window.type("#port", String.valueOf(other.getLocalPort()));
            window.press(KeyCode.ENTER);
            window.awaitText("is in use by ");
            window.screenshots("overview-port-problem");
            window.click("#port-free");
            window.awaitText(" from now on");
            assertThat(window.sees("Reached on port " + port())).isTrue();
            window.awaitText("On port " + port() + ", for");
            assertThat(port()).isGreaterThan(other.getLocalPort());
        }
    }

    @Test
    void movesThePortOfOthers() throws IOException {
        int https = free();
        int next = free();
        screen.settings.change(
                values -> values.with(values.sharing().withLan(true).withHttpsPort(https)));
        try (TestWindow window = screen.show(Locale.GERMAN, 900 - 216, 600)) {
            window.awaitText("Angehalten");
            window.click("#server-main");
            window.awaitText("Läuft");
            window.click("#server-move");
            window.awaitText("Port für andere, über HTTPS");
            window.screenshot("overview-port-de-small");
            window.type("#https-port", String.valueOf(port()));
            window.click("#port-save");
            window.awaitText("Beide können nicht derselbe Port sein");
            window.type("#https-port", String.valueOf(next));
            window.click("#port-save");

            window.awaitText("Für andere ab jetzt an Port " + next + " erreichbar");
            assertThat(screen.settings.get().sharing().httpsPort()).isEqualTo(next);
        }
    }

    @Test
    void takesDigitsOnly() {
        try (TestWindow window = screen.show()) {
            window.awaitText("Stopped");
            window.click("#server-move");
            window.type("#port", "4000");
            window.type("#port", "4x");

            TextField field = (TextField) window.find("#port");
            String text = Toolkit.on(field::getText);
            assertThat(text).isEqualTo("4000");
        }
    }
}
