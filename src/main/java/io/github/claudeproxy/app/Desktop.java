package io.github.claudeproxy.app;

import io.github.claudeproxy.audit.Actor;
import io.github.claudeproxy.config.SettingsValues;
import io.github.claudeproxy.config.WindowPlace;
import io.github.claudeproxy.texts.Texts;
import io.github.claudeproxy.ui.RootView;
import io.github.claudeproxy.ui.Screen;
import io.github.claudeproxy.ui.StartingView;
import io.github.claudeproxy.ui.connect.WebAccess;
import io.github.claudeproxy.ui.fx.Appearance;
import io.github.claudeproxy.ui.fx.CaretRest;
import io.github.claudeproxy.ui.fx.FxThread;
import io.github.claudeproxy.ui.fx.SystemQuit;
import io.github.claudeproxy.ui.fx.ViewLoader;
import io.github.claudeproxy.ui.login.LoginView;
import io.github.claudeproxy.ui.login.LoginViewModel;
import io.github.claudeproxy.ui.tray.Desk;
import io.github.claudeproxy.ui.tray.TrayCommand;
import io.github.claudeproxy.ui.welcome.WelcomeServices;
import io.github.claudeproxy.ui.welcome.WelcomeView;
import io.github.claudeproxy.users.User;

import javafx.scene.Scene;
import javafx.stage.Stage;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The window from start to end: starting, then the first run, signing in or the screens, then
 * stopping. JavaFX thread only.
 */
final class Desktop {
    private static final Actor WINDOW = new Actor(null, "", Actor.Way.WINDOW, null);

    private final Stage stage;
    private final Running running;
    private final ProcessEnd end;
    private final WebAccess web;
    private final Consumer<URI> browser;
    private final Function<Consumer<TrayCommand>, Optional<Desk>> desks;
    private final WindowFrame frame;
    private final AtomicReference<Actor> actor = new AtomicReference<>(Actor.SYSTEM);
    private final FxThread fx = new FxThread(this::work);
    private final Appearance appearance = new Appearance(fx);
    private final Scene scene;
    private final TrayPresence tray;
    private ViewLoader loader = new ViewLoader(Texts.of(Locale.getDefault()));
    private RootView root = new RootView(fx, loader.texts());
    private StartingView starting = new StartingView(loader);
    private @Nullable User user;
    private Runnable leave = () -> {};
    private Runnable problems = () -> {};
    private Screen at = Screen.OVERVIEW;
    private Runnable phase = () -> {};
    private volatile boolean stopping;
    private boolean hideWithTray;

    Desktop(
            Stage stage,
            Running running,
            ProcessEnd end,
            WebAccess web,
            Consumer<URI> browser,
            Function<Consumer<TrayCommand>, Optional<Desk>> desks) {
        this.stage = stage;
        this.running = running;
        this.end = end;
        this.web = web;
        this.browser = browser;
        this.desks = desks;
        this.frame = new WindowFrame(stage);
        this.tray = new TrayPresence(fx, running, new Icon());
        this.scene = new Scene(root.root());
        scene.getStylesheets().add(Appearance.styleSheet());
        CaretRest.install(scene, fx);
        stage.setScene(scene);
        stage.setOnCloseRequest(
                event -> {
                    event.consume();
                    close();
                });
    }

    /** What the window asks for is done on a thread of its own, on behalf of who is signed in. */
    private void work(Runnable command) {
        Actor now = actor.get();
        Thread.startVirtualThread(() -> now.run(command));
    }

    /**
     * Shows the window at once, then opens the rest.
     *
     * @param hidden whether the user is not to be disturbed by it
     */
    void show(Optional<StartException> failure, boolean hidden) {
        fx.exitWithLastWindow(false);
        appearance.choose(Appearance.Choice.SYSTEM);
        root.show(starting.root());
        if (failure.isPresent()) {
            failed(failure.get());
        } else {
            SettingsValues settings = running.directory().settings().get();
            apply(settings);
            frame.restore(settings.windowPlace());
            begin(hidden);
        }
        stage.show();
    }

    /** A window that is not seen is not drawn either. */
    private void begin(boolean hidden) {
        if (hidden) {
            frame.minimise();
            hideWithTray = true;
            fx.later(this::open);
        } else {
            FirstPicture.whenDrawn(scene, fx, this::open);
        }
    }

    /** Brings the window before all others, for who starts the program again. Any thread. */
    boolean raise() {
        boolean there = !stopping;
        if (there) {
            fx.run(this::comeForward);
        }
        return there;
    }

    private void comeForward() {
        hideWithTray = false;
        frame.raise();
    }

    private record Opened(SettingsValues settings, Entrance entrance) {}

    private record Entrance(boolean owned, Optional<User> remembered) {}

    private void open() {
        FirstPicture.note();
        fx.background(this::openAll, this::opened, this::failed);
    }

    private Opened openAll() {
        running.directory().answer(running.answers(this::raise));
        Wiring wiring = running.wiring();
        running.listen();
        running.closeFirst(fx::settle);
        running.startAtLogin().follow();
        boolean owned = wiring.users().hasOwner();
        Optional<User> remembered = sessions().load().flatMap(wiring.users()::authenticate);
        return new Opened(running.directory().settings().get(), new Entrance(owned, remembered));
    }

    private SessionFile sessions() {
        return new SessionFile(running.directory().paths().data().resolve("session"));
    }

    private void opened(Opened now) {
        if (stopping) {
            return;
        }
        actor.set(WINDOW);
        apply(now.settings());
        fx.watch(running.directory().settings().values(), this::apply);
        tray.begin(desks);
        if (!now.entrance().owned()) {
            enter(() -> welcome(null, false));
        } else if (now.entrance().remembered().isPresent()) {
            signedIn(now.entrance().remembered().get());
        } else {
            enter(this::login);
        }
        new StartNotices(root, loader.texts()).tell(running.wiring());
    }

    /** Says why it cannot start; the log has the rest. */
    private void failed(Exception failure) {
        Optional<String> why = new StartWords(loader.texts()).why(failure);
        if (why.isEmpty()) {
            fx.unexpected(failure);
        } else {
            fx.noted(failure);
        }
        starting.failed(
                why.orElseGet(() -> loader.texts().get("dialog.unexpected.text")),
                why.isEmpty() ? "" : Scrubber.scrub(String.valueOf(failure.getMessage())),
                this::open);
    }

    /** Theme and language hold at once; another language makes the view in sight anew. */
    private void apply(SettingsValues settings) {
        appearance.choose(
                switch (settings.appearance().theme()) {
                    case FOLLOW_SYSTEM -> Appearance.Choice.SYSTEM;
                    case LIGHT -> Appearance.Choice.LIGHT;
                    case DARK -> Appearance.Choice.DARK;
                });
        String tag = settings.appearance().language();
        Locale wanted = tag == null ? Locale.getDefault() : Locale.forLanguageTag(tag);
        if (!wanted.equals(loader.texts().locale()) && !stopping) {
            loader = new ViewLoader(Texts.of(wanted));
            root = new RootView(fx, loader.texts());
            starting = new StartingView(loader);
            scene.setRoot(root.root());
            root.show(starting.root());
            enter(phase);
        }
    }

    private void enter(Runnable next) {
        leave.run();
        leave = () -> {};
        problems = () -> {};
        scene.getAccelerators().clear();
        phase = next;
        next.run();
    }

    private Screens screens() {
        Consumer<URI> opens =
                uri ->
                        fx.background(
                                () -> {
                                    browser.accept(uri);
                                    return uri;
                                },
                                _ -> {});
        return new Screens(fx, loader, running, web, opens, this::quit);
    }

    private void welcome(@Nullable User owner, boolean connected) {
        Wiring wiring = running.wiring();
        WelcomeServices services =
                new WelcomeServices(
                        wiring.users(),
                        wiring.keys(),
                        new ServerReach(wiring.installation(), Clock.systemUTC()),
                        this::actAs,
                        () -> enter(this::main));
        WelcomeView view = new WelcomeView(loader, fx, services, root.toasts(), screens()::connect);
        leave = view::close;
        root.show(view.root());
        view.start(owner, connected);
    }

    private void actAs(User who) {
        user = who;
        tray.signedIn(who);
        actor.set(WINDOW.named(who.id(), who.email()));
        phase = () -> welcome(who, false);
    }

    private void login() {
        LoginViewModel model =
                new LoginViewModel(
                        fx, loader.texts(), running.wiring().users(), sessions(), this::signedIn);
        LoginView view = new LoginView(loader, model);
        leave = view::hidden;
        root.show(view.root());
        view.shown();
    }

    /** Whoever has no key yet has not come to the end of the first run. */
    private void signedIn(User who) {
        actAs(who);
        Wiring wiring = running.wiring();
        fx.background(
                () -> wiring.keys().list(who.accountId()).isEmpty(),
                unfinished -> {
                    boolean connected = wiring.connections().status(who.accountId()).connected();
                    enter(unfinished ? () -> welcome(who, connected) : this::main);
                });
    }

    private void main() {
        User who = user;
        if (who == null) {
            enter(this::login);
            return;
        }
        Workplace place = new Workplace(fx, screens(), root, who);
        place.onSignOut(this::signOut);
        leave =
                () -> {
                    at = place.at();
                    place.close();
                };
        problems = place::showProblems;
        root.show(place.root());
        place.open(scene, at);
    }

    private void signOut() {
        fx.background(
                () -> {
                    sessions().forget();
                    return true;
                },
                _ -> {
                    user = null;
                    actor.set(WINDOW);
                    enter(this::login);
                    at = Screen.OVERVIEW;
                });
    }

    /** What the icon of the tray does with the window. */
    private final class Icon implements TrayPresence.Window {
        @Override
        public void open() {
            raise();
        }

        @Override
        public void openProblems() {
            raise();
            problems.run();
        }

        @Override
        public void quit() {
            Desktop.this.quit();
        }

        @Override
        public void trayIs(boolean there) {
            if (there && hideWithTray) {
                frame.putAway();
            } else if (!there && !stage.isShowing()) {
                raise();
            }
            hideWithTray = false;
        }

        @Override
        public Texts texts() {
            return loader.texts();
        }
    }

    /** Without a tray nobody could bring the window back, so the program ends with it. */
    private void close() {
        if (stopping || SystemQuit.isUnderWay() || !tray.isThere()) {
            quit();
        } else {
            new WindowClosing(running, frame, this::quit).close(root.dialogs(), loader.texts());
        }
    }

    /** Lets what runs come to its end, in sight of the user, then ends the program. */
    private void quit() {
        if (stopping) {
            return;
        }
        enter(() -> root.show(starting.root()));
        stopping = true;
        starting.stopping();
        WindowPlace place = frame.place();
        fx.last(
                () -> {
                    remember(place);
                    end.close();
                });
    }

    private void remember(WindowPlace place) {
        try {
            running.directory().settings().change(values -> values.with(place));
        } catch (StartException _) {
            // another program has the directory, so it also has the settings
        }
    }
}
