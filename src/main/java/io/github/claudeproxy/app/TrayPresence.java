package io.github.claudeproxy.app;

import io.github.claudeproxy.network.ListenException;
import io.github.claudeproxy.network.NetworkService;
import io.github.claudeproxy.network.NetworkState;
import io.github.claudeproxy.network.ReachableUrl;
import io.github.claudeproxy.texts.Texts;
import io.github.claudeproxy.ui.fx.FxThread;
import io.github.claudeproxy.ui.fx.SecretClipboard;
import io.github.claudeproxy.ui.overview.ServerPicture;
import io.github.claudeproxy.ui.overview.Truth;
import io.github.claudeproxy.ui.tray.Desk;
import io.github.claudeproxy.ui.tray.TrayCommand;
import io.github.claudeproxy.ui.tray.TrayLook;
import io.github.claudeproxy.users.User;

import javafx.application.ColorScheme;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The program beside the clock of the system: keeps its icon as things are, does what its menu
 * says, and tells of alerts. JavaFX thread only.
 */
final class TrayPresence {
    private static final Duration PACE = Duration.ofSeconds(1);

    private static final boolean BARS_ARE_DARK =
            barsAreDark(System.getProperty("os.name", ""), System.getenv());

    /** A tray may come and go; asking for it is not for every second. */
    private static final int LOOKS_PER_QUESTION = 5;

    private final FxThread fx;
    private final Running running;
    private final Window window;
    private final SecretClipboard clipboard = new SecretClipboard();
    private volatile String account = "";
    private @Nullable Desk desk;
    private @Nullable TrayLook shown;
    private boolean there;
    private boolean busy;
    private int looks;

    /** What the icon does with the window. */
    interface Window {
        void open();

        /** With what is wrong in sight, and what to do about it. */
        void openProblems();

        void quit();

        /** There is an icon from now on, or no more: then the window must be seen. */
        void trayIs(boolean there);

        Texts texts();
    }

    TrayPresence(FxThread fx, Running running, Window window) {
        this.fx = fx;
        this.running = running;
        this.window = window;
    }

    /** Looks for the desktop; the services are there by now. */
    void begin(Function<Consumer<TrayCommand>, Optional<Desk>> desks) {
        fx.background(() -> open(desks), found -> found.ifPresent(this::follow));
    }

    private record Found(Desk desk, boolean tray) {}

    private Optional<Found> open(Function<Consumer<TrayCommand>, Optional<Desk>> desks) {
        running.wiring().users().owner().ifPresent(owner -> account = owner.accountId());
        Optional<Desk> found = desks.apply(command -> fx.run(() -> carryOut(command)));
        found.ifPresent(each -> running.closeFirst(each::close));
        return found.map(each -> new Found(each, each.hasTray()));
    }

    private void follow(Found found) {
        desk = found.desk();
        there = found.tray();
        AlertNotices notices =
                new AlertNotices(
                        running.directory().settings(),
                        window::texts,
                        alert -> alert.accountId().equals(account),
                        this::tell);
        running.closeFirst(notices.follow(running.wiring().alerts())::close);
        window.trayIs(there);
        look(found.desk());
        fx.every(PACE, () -> look(found.desk()));
    }

    /** Whose connection and alerts it tells of. */
    void signedIn(User user) {
        account = user.accountId();
    }

    boolean isThere() {
        return there;
    }

    /** Shows it as a notification of the system, where there is such a thing. */
    void tell(String title, String text) {
        Desk known = desk;
        if (known != null) {
            fx.background(
                    () -> {
                        known.tell(title, text);
                        return true;
                    },
                    _ -> {});
        }
    }

    private void look(Desk on) {
        TrayLook next = look();
        boolean asks = looks++ % LOOKS_PER_QUESTION == 0;
        if (busy || (next.equals(shown) && !asks)) {
            return;
        }
        busy = true;
        boolean again = !next.equals(shown) || !there;
        fx.background(
                () -> {
                    boolean tray = on.hasTray();
                    if (again) {
                        on.show(next);
                    }
                    return tray;
                },
                tray -> looked(next, tray));
    }

    private void looked(TrayLook look, boolean tray) {
        busy = false;
        shown = look;
        if (tray != there) {
            there = tray;
            window.trayIs(tray);
        }
    }

    private TrayLook look() {
        Wiring wiring = running.wiring();
        NetworkState state = wiring.network().state().get();
        Truth truth =
                new Truth(
                        ServerPicture.of(state),
                        wiring.connections().status(account),
                        wiring.activity().streamsNow());
        boolean alerted =
                wiring.alerts().wrong().get().stream()
                        .anyMatch(condition -> condition.accountId().equals(account));
        return new TrayLooks(window.texts()).of(truth, alerted, url(), onDark());
    }

    private Optional<URI> url() {
        return running.wiring().network().forClients().stream().map(ReachableUrl::url).findFirst();
    }

    static boolean barsAreDark(String system, Map<String, String> environment) {
        String desktop = environment.getOrDefault("XDG_CURRENT_DESKTOP", "");
        return system.startsWith("Linux") && !desktop.contains("KDE") && !desktop.contains("MATE");
    }

    /** On Linux most bars are dark whatever the windows are. */
    private boolean onDark() {
        return BARS_ARE_DARK || fx.systemColorScheme().get() == ColorScheme.DARK;
    }

    private void carryOut(TrayCommand command) {
        switch (command) {
            case OPEN -> window.open();
            case OPEN_PROBLEMS -> window.openProblems();
            case STATE -> {}
            case COPY_URL -> url().ifPresent(url -> clipboard.copy(url.toString()));
            case SWITCH -> switchServer(running.wiring().network());
            case QUIT -> window.quit();
        }
    }

    /** Where it cannot start, the window says why. */
    private void switchServer(NetworkService network) {
        fx.background(
                () -> {
                    if (network.state().get() instanceof NetworkState.Running) {
                        network.stop();
                    } else {
                        network.start();
                    }
                    return true;
                },
                _ -> {},
                failure -> {
                    if (failure instanceof ListenException) {
                        window.open();
                    } else {
                        fx.unexpected(failure);
                    }
                });
    }
}
