package io.github.claudeproxy.ui.settings;

import io.github.claudeproxy.backup.BackupService;
import io.github.claudeproxy.claude.ConnectionService;
import io.github.claudeproxy.config.Config;
import io.github.claudeproxy.config.ConfigSources;
import io.github.claudeproxy.config.Setting;
import io.github.claudeproxy.config.Settings;
import io.github.claudeproxy.doctor.Check;
import io.github.claudeproxy.doctor.Doctor;
import io.github.claudeproxy.http.Metrics;
import io.github.claudeproxy.logs.LogReader;
import io.github.claudeproxy.network.NetworkAddresses;
import io.github.claudeproxy.network.NetworkService;
import io.github.claudeproxy.secrets.KeyFile;
import io.github.claudeproxy.secrets.PassphraseSeal;
import io.github.claudeproxy.secrets.SecretBox;
import io.github.claudeproxy.server.LocalServer;
import io.github.claudeproxy.server.ServerLimits;
import io.github.claudeproxy.signal.Signal;
import io.github.claudeproxy.startup.Machine;
import io.github.claudeproxy.startup.StartAtLogin;
import io.github.claudeproxy.testkit.MovableClock;
import io.github.claudeproxy.testkit.TempDatabase;
import io.github.claudeproxy.testkit.TempDirectory;
import io.github.claudeproxy.texts.Texts;
import io.github.claudeproxy.tls.Certificates;
import io.github.claudeproxy.ui.RootView;
import io.github.claudeproxy.ui.fx.FxThread;
import io.github.claudeproxy.ui.fx.ViewLoader;
import io.github.claudeproxy.ui.testing.TestWindow;
import io.github.claudeproxy.ui.testing.Toolkit;
import io.github.claudeproxy.update.UpdateState;
import io.github.claudeproxy.users.Role;
import io.github.claudeproxy.users.SecretFiles;
import io.github.claudeproxy.users.User;
import io.github.claudeproxy.users.UserOptions;
import io.github.claudeproxy.users.UserSecrets;
import io.github.claudeproxy.users.UserService;

import javafx.scene.Parent;
import javafx.stage.Window;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** The settings over services and files of their own. For one thread at a time. */
final class SettingsScreen implements AutoCloseable {
    static final int SIDEBAR = 216;
    static final String PASSWORD = "correct horse battery";

    final Settings settings;
    private final TempDirectory directory = TempDirectory.create();
    final Path data = directory.path().resolve("data");
    final Path logs = directory.path().resolve("logs");
    final Path launcher = directory.path().resolve("claude-proxy");
    final Path loginEntry =
            directory.path().resolve(".config/autostart/io.github.claudeproxy.desktop");
    final List<Check> checks = new ArrayList<>();
    final Signal<UpdateState> updates =
            new Signal<>(new UpdateState.Off(UpdateState.Reason.SETTING));
    Path kept = directory.path().resolve("kept");
    final Path backup = directory.path().resolve("all.cpbackup");
    final List<Path> revealed = new CopyOnWriteArrayList<>();
    final List<String> asked = new CopyOnWriteArrayList<>();
    final MovableClock clock = new MovableClock();
    final TempDatabase temp = TempDatabase.create();
    final UserService users =
            new UserService(
                    temp.database(),
                    UserSecrets.of(new SecretFiles(temp.directory())),
                    UserOptions.standard(() -> false).withBcryptCost(4),
                    clock);
    final User owner = users.createOwner("owner@example.com", PASSWORD);
    private User viewer = owner;
    private final ConnectionService connections =
            new ConnectionService(
                    temp.database(),
                    new KeyFile(temp.directory().resolve("master.key")),
                    Config.read(new ConfigSources(Map.of(), Map.of(), temp.directory())).claude(),
                    clock);
    private final TeamScreen team = new TeamScreen();
    final Certificates certificates;
    final NetworkService network;
    private @Nullable SettingsView shown;

    /** The user always chooses the same file. */
    private final BackupPlaces places =
            new BackupPlaces() {
                @Override
                public Optional<Path> toWrite(Window above, String name) {
                    asked.add(name);
                    return Optional.of(backup);
                }

                @Override
                public Optional<Path> toKeep(Window above, String title, String name) {
                    asked.add(name);
                    return Optional.of(kept);
                }

                @Override
                public Optional<Path> toRead(Window above) {
                    return Optional.of(backup);
                }
            };

    SettingsScreen() {
        this(Map.of());
    }

    /** Where these were given as flags. */
    SettingsScreen(Map<Setting, String> flags) {
        settings = Settings.open(directory.path().resolve("settings.json"));
        Path keys = directory.path().resolve("tls");
        SecretBox box = SecretBox.open(new KeyFile(directory.path().resolve("tls.key")));
        certificates = new Certificates(keys, box, Set.of(), clock);
        network =
                new NetworkService(
                        Config.read(new ConfigSources(flags, Map.of(), directory.path())),
                        settings,
                        certificates,
                        new NetworkAddresses(),
                        () -> {});
        network.attach(new LocalServer(ServerLimits.DEFAULT, new Metrics(), Set.of(), _ -> {}));
    }

    /** Somebody whom the owner invited looks at it. */
    void byAnAdministrator() {
        viewer =
                new User("user-2", owner.accountId(), "ben@example.com", Role.ADMIN, Instant.EPOCH);
    }

    TestWindow show() {
        return show(Locale.ENGLISH, TestWindow.WIDTH, TestWindow.HEIGHT);
    }

    /** A window of this size, less the sidebar, as somebody who reads this language sees it. */
    TestWindow show(Locale locale, int width, int height) {
        return TestWindow.show(() -> view(locale), width - SIDEBAR, height);
    }

    private Parent view(Locale locale) {
        FxThread fx = Toolkit.fx();
        Texts texts = Texts.of(locale);
        RootView root = new RootView(fx, texts);
        SettingsView view =
                SettingsPages.view(
                        new ViewLoader(texts),
                        new SettingsServices(
                                new SettingsAccess(fx, texts, settings, this::start, updates),
                                house(),
                                people(),
                                team.team(owner),
                                new NetworkServices(
                                        network, certificates, new Doctor(checks), clock)),
                        new SettingsPages.Surroundings(root.dialogs(), root.toasts(), places));
        root.show(view.root());
        view.shown();
        shown = view;
        return root.root();
    }

    private PeopleServices people() {
        return new PeopleServices(
                viewer,
                users,
                connections,
                new PeopleServices.Ways(
                        () -> URI.create("https://192.0.2.7:3443"),
                        () -> asked.add("connect"),
                        session -> asked.add("renewed")));
    }

    private StartAtLogin start() {
        Machine machine = new Machine("Linux", Map.of(), directory.path(), launcher.toString());
        return StartAtLogin.on(machine, settings, Optional.empty());
    }

    private HouseServices house() {
        return new HouseServices(
                data,
                new LogReader(logs, text -> text),
                false,
                new BackupService(data, "1.2.3", PassphraseSeal.weak(), clock),
                clock.withZone(ZoneOffset.UTC),
                new HouseServices.Ways(
                        revealed::add, () -> asked.add("reset"), () -> asked.add("quit")));
    }

    /** Leads to a part, as its entry in the list does. */
    static void open(TestWindow window, Section section) {
        window.click("#settings-" + section.name().toLowerCase(Locale.ROOT));
    }

    @Override
    public void close() {
        if (shown != null) {
            Toolkit.run(shown::hidden);
        }
        team.close();
        network.close();
        settings.close();
        connections.close();
        temp.close();
        directory.close();
    }
}
