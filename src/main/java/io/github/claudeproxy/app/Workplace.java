package io.github.claudeproxy.app;

import io.github.claudeproxy.signal.Signal;
import io.github.claudeproxy.texts.Texts;
import io.github.claudeproxy.ui.MainView;
import io.github.claudeproxy.ui.RootView;
import io.github.claudeproxy.ui.Screen;
import io.github.claudeproxy.ui.Shortcuts;
import io.github.claudeproxy.ui.fx.Dialogs;
import io.github.claudeproxy.ui.fx.Formats;
import io.github.claudeproxy.ui.fx.FxThread;
import io.github.claudeproxy.ui.keys.KeysView;
import io.github.claudeproxy.ui.overview.OverviewAccess;
import io.github.claudeproxy.ui.overview.Remedy;
import io.github.claudeproxy.ui.overview.TruthWords;
import io.github.claudeproxy.update.UpdateState;
import io.github.claudeproxy.users.User;

import javafx.scene.Parent;
import javafx.scene.Scene;

import java.time.Duration;

/**
 * What a signed-in user works in: the screens, the ways between them, the line that says how all
 * is. JavaFX thread only.
 */
final class Workplace {
    private static final Duration PACE = Duration.ofSeconds(1);

    private final Screens screens;
    private final User user;
    private final Dialogs dialogs;
    private final Texts texts;
    private final MainView view;
    private final Signal.Subscription status;
    private final Signal.Subscription updates;

    Workplace(FxThread fx, Screens screens, RootView root, User user) {
        this.screens = screens;
        this.user = user;
        this.dialogs = root.dialogs();
        this.texts = screens.loader().texts();
        this.view = new MainView(screens.loader(), screens.makers(user, root, this::lead));
        view.setUser(user.email());
        OverviewAccess now = screens.overview(user);
        TruthWords words = new TruthWords(texts, new Formats(texts, now.clock().getZone()));
        view.setStatus(words.line(now.now()));
        status = fx.every(PACE, () -> view.setStatus(words.line(now.now())));
        view.onAbout(() -> view.open(texts.get("about.title"), screens.about()));
        updates = fx.watch(screens.updates().state(), this::tellOfUpdate);
    }

    Parent root() {
        return view.root();
    }

    void onSignOut(Runnable action) {
        view.onSignOut(action);
    }

    /** Shows this screen; the keys of the scene work from here on. */
    void open(Scene scene, Screen first) {
        Shortcuts.install(scene, view, dialogs, new Shortcuts.Actions(this::newKey, screens::quit));
        view.show(first);
    }

    /** Shows what is wrong and what to do about it, unless a dialog waits for an answer. */
    void showProblems() {
        if (!dialogs.isOpen()) {
            view.show(Screen.OVERVIEW);
        }
    }

    /** The screen in sight, or the first one where something else is. */
    Screen at() {
        Screen current = view.current();
        return current == null ? view.screens().getFirst() : current;
    }

    private void newKey() {
        view.show(Screen.KEYS);
        ((KeysView) view.view(Screen.KEYS)).newKey();
    }

    private void lead(Remedy remedy) {
        switch (remedy) {
            case CONNECT -> view.open(texts.get("welcome.connect.title"), screens.connect(user));
            case KEYS -> view.show(Screen.KEYS);
            case USAGE -> view.show(Screen.USAGE);
            case FOLDER -> screens.openDataFolder();
        }
    }

    private void tellOfUpdate(UpdateState state) {
        if (state instanceof UpdateState.Available(var release, _)) {
            view.setAbout(texts.get("main.newer", release.version()), true);
        } else {
            view.setAbout(texts.get("main.version", screens.updates().running()), false);
        }
    }

    /** From here on it costs nothing. */
    void close() {
        status.close();
        updates.close();
        view.leave();
    }
}
