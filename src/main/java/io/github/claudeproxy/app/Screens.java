package io.github.claudeproxy.app;

import io.github.claudeproxy.setup.ClientAccess;
import io.github.claudeproxy.tls.Authority;
import io.github.claudeproxy.ui.RootView;
import io.github.claudeproxy.ui.Screen;
import io.github.claudeproxy.ui.about.AboutAccess;
import io.github.claudeproxy.ui.about.AboutView;
import io.github.claudeproxy.ui.activity.ActivityView;
import io.github.claudeproxy.ui.activity.ActivityViewModel;
import io.github.claudeproxy.ui.connect.ConnectAccess;
import io.github.claudeproxy.ui.connect.ConnectView;
import io.github.claudeproxy.ui.connect.ConnectViewModel;
import io.github.claudeproxy.ui.connect.WebAccess;
import io.github.claudeproxy.ui.fx.FxThread;
import io.github.claudeproxy.ui.fx.ScreenView;
import io.github.claudeproxy.ui.fx.SecretClipboard;
import io.github.claudeproxy.ui.fx.ViewLoader;
import io.github.claudeproxy.ui.keys.Addresses;
import io.github.claudeproxy.ui.keys.Handout;
import io.github.claudeproxy.ui.keys.KeysAccess;
import io.github.claudeproxy.ui.keys.KeysView;
import io.github.claudeproxy.ui.keys.KeysViewModel;
import io.github.claudeproxy.ui.overview.OverviewAccess;
import io.github.claudeproxy.ui.overview.OverviewView;
import io.github.claudeproxy.ui.overview.OverviewViewModel;
import io.github.claudeproxy.ui.overview.Remedy;
import io.github.claudeproxy.ui.overview.ServerControl;
import io.github.claudeproxy.ui.settings.BackupPlaces;
import io.github.claudeproxy.ui.settings.SettingsAccess;
import io.github.claudeproxy.ui.settings.SettingsPages;
import io.github.claudeproxy.ui.settings.SettingsServices;
import io.github.claudeproxy.ui.settings.SettingsView;
import io.github.claudeproxy.ui.usage.UsageView;
import io.github.claudeproxy.ui.usage.UsageViewModel;
import io.github.claudeproxy.update.UpdateService;
import io.github.claudeproxy.users.Role;
import io.github.claudeproxy.users.User;

import java.net.URI;
import java.time.Clock;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Makes every screen out of the services; the only place that knows both. JavaFX thread only. */
final class Screens {
    private final FxThread fx;
    private final ViewLoader loader;
    private final Wiring wiring;
    private final Running running;
    private final WebAccess web;
    private final Consumer<URI> opens;
    private final Runnable quits;

    Screens(
            FxThread fx,
            ViewLoader loader,
            Running running,
            WebAccess web,
            Consumer<URI> opens,
            Runnable quits) {
        this.fx = fx;
        this.loader = loader;
        this.running = running;
        this.wiring = running.wiring();
        this.web = web;
        this.opens = opens;
        this.quits = quits;
    }

    /** Ends the program. */
    void quit() {
        quits.run();
    }

    ViewLoader loader() {
        return loader;
    }

    /**
     * What makes the screens of the sidebar for this user.
     *
     * @param leads takes the user to where something can be done
     */
    Map<Screen, Supplier<? extends ScreenView>> makers(
            User user, RootView root, Consumer<Remedy> leads) {
        Map<Screen, Supplier<? extends ScreenView>> makers = new EnumMap<>(Screen.class);
        makers.put(Screen.OVERVIEW, () -> overview(user, root, leads));
        makers.put(Screen.KEYS, () -> keys(user, root));
        makers.put(Screen.USAGE, () -> usage(user, root));
        makers.put(Screen.ACTIVITY, () -> activity(user, root));
        makers.put(Screen.SETTINGS, () -> settings(user, root, leads));
        return makers;
    }

    private UsageView usage(User user, RootView root) {
        UsageViewModel.Source source =
                new UsageViewModel.Source(
                        user.accountId(), wiring.reports(), wiring.keys(), localClock());
        return new UsageView(loader, new UsageViewModel(source, fx), root.dialogs(), root.toasts());
    }

    private SettingsView settings(User user, RootView root, Consumer<Remedy> leads) {
        SettingsWiring wires = new SettingsWiring(running);
        return SettingsPages.view(
                loader,
                new SettingsServices(
                        new SettingsAccess(
                                fx,
                                loader.texts(),
                                running.directory().settings(),
                                running::startAtLogin,
                                updates().state()),
                        wires.house(localClock(), opens, quits),
                        wires.people(user, () -> leads.accept(Remedy.CONNECT)),
                        wires.team(user, localClock()),
                        wires.network()),
                new SettingsPages.Surroundings(
                        root.dialogs(), root.toasts(), BackupPlaces.ofSystem(loader.texts())));
    }

    private ActivityView activity(User user, RootView root) {
        return new ActivityView(
                loader,
                new ActivityViewModel(wiring.activity(), user.accountId(), fx),
                ZoneId.systemDefault(),
                root.toasts());
    }

    /** What the first screen and the line of status read. */
    OverviewAccess overview(User user) {
        return new OverviewAccess(
                user.accountId(),
                new ServerControl(
                        wiring.network(),
                        running.directory().settings(),
                        user.role() == Role.OWNER),
                wiring.connections(),
                wiring.activity(),
                wiring.limits(),
                wiring.reports(),
                wiring.alerts(),
                localClock());
    }

    private OverviewView overview(User user, RootView root, Consumer<Remedy> leads) {
        return new OverviewView(
                loader,
                new OverviewViewModel(overview(user), fx),
                new OverviewView.Surroundings(
                        root.dialogs(), root.toasts(), new SecretClipboard(), leads));
    }

    private Clock localClock() {
        return running.clock().withZone(ZoneId.systemDefault());
    }

    /** The version that runs, and whether there is a newer one. */
    UpdateService updates() {
        return wiring.installation().updates();
    }

    /** Shows the folder with all that is stored, in the file browser of the system. */
    void openDataFolder() {
        opens.accept(running.directory().paths().data().toUri());
    }

    private KeysView keys(User user, RootView root) {
        KeysAccess access =
                new KeysAccess(
                        user.accountId(),
                        wiring.keys(),
                        wiring.limits(),
                        wiring.reports(),
                        localClock(),
                        new Handout(wiring.links(), user.email(), this::reachable));
        return new KeysView(
                loader,
                new KeysViewModel(access, fx, loader.texts()),
                fx,
                new KeysView.Surroundings(root.dialogs(), root.toasts(), new SecretClipboard()));
    }

    private Addresses reachable() {
        List<ClientAccess> urls =
                wiring.network().forClients().stream()
                        .map(each -> ClientAccess.ofProgram(each.url()))
                        .toList();
        Optional<Authority> authority = wiring.installation().certificates().authority();
        return new Addresses(urls, authority.map(Authority::fingerprint).orElse(""));
    }

    AboutView about() {
        UpdateService its = updates();
        return new AboutView(
                loader,
                fx,
                new AboutAccess(its.running(), its.state(), its::check, opens, localClock()));
    }

    /** Where this user connects, and connects again. */
    ConnectView connect(User user) {
        ConnectAccess access =
                new ConnectAccess(
                        wiring.connections(), user.accountId(), running.config().claude(), opens);
        return new ConnectView(loader, new ConnectViewModel(fx, loader.texts(), access), web);
    }
}
