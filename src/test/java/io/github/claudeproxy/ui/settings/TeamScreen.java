package io.github.claudeproxy.ui.settings;

import static org.awaitility.Awaitility.await;

import io.github.claudeproxy.alerts.AlertService;
import io.github.claudeproxy.alerts.Condition;
import io.github.claudeproxy.audit.Actor;
import io.github.claudeproxy.audit.AuditTrail;
import io.github.claudeproxy.config.Settings;
import io.github.claudeproxy.keys.GeneratedKey;
import io.github.claudeproxy.keys.Key;
import io.github.claudeproxy.keys.KeyRequest;
import io.github.claudeproxy.keys.KeyService;
import io.github.claudeproxy.limits.LimitService;
import io.github.claudeproxy.signal.Signal;
import io.github.claudeproxy.startup.StartAtLogin;
import io.github.claudeproxy.testkit.MovableClock;
import io.github.claudeproxy.testkit.TempDatabase;
import io.github.claudeproxy.testkit.TempDirectory;
import io.github.claudeproxy.texts.Texts;
import io.github.claudeproxy.ui.RootView;
import io.github.claudeproxy.ui.fx.FxThread;
import io.github.claudeproxy.ui.fx.ViewLoader;
import io.github.claudeproxy.ui.testing.TestWindow;
import io.github.claudeproxy.ui.testing.Toolkit;
import io.github.claudeproxy.update.UpdateState;
import io.github.claudeproxy.usage.Outcome;
import io.github.claudeproxy.usage.PriceBook;
import io.github.claudeproxy.usage.PriceTable;
import io.github.claudeproxy.usage.Repricer;
import io.github.claudeproxy.usage.TokenUsage;
import io.github.claudeproxy.usage.UsageEvent;
import io.github.claudeproxy.usage.UsageRecorder;
import io.github.claudeproxy.usage.UsageReports;
import io.github.claudeproxy.users.Role;
import io.github.claudeproxy.users.User;

import javafx.scene.Parent;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** The settings of a team over services and a database of their own. For one thread at a time. */
final class TeamScreen implements AutoCloseable {
    static final String ACCOUNT = "user-1";
    static final User OWNER =
            new User(ACCOUNT, ACCOUNT, "ann@example.com", Role.OWNER, Instant.EPOCH);
    static final User ADMIN =
            new User("user-2", ACCOUNT, "ben@example.com", Role.ADMIN, Instant.EPOCH);

    private static final int SIDEBAR = 216;
    private static final String QUOTA = "anthropic-ratelimit-unified-5h-";

    final MovableClock clock = new MovableClock();
    final TempDatabase temp = TempDatabase.create();
    final KeyService keys = KeyService.open(temp.database(), clock);
    final PriceBook prices = new PriceBook(temp.database(), PriceTable.builtIn(), clock);
    final UsageRecorder recorder = UsageRecorder.open(temp.database(), prices, clock);
    final LimitService limits =
            LimitService.open(temp.database(), keys, recorder, (_, _) -> 0L, clock);
    final UsageReports reports = new UsageReports(temp.database(), keys);
    final List<Condition> wrong = new CopyOnWriteArrayList<>();
    final AlertService alerts =
            AlertService.open(temp.database(), List.of(() -> List.copyOf(wrong)), clock);
    private final TempDirectory directory = TempDirectory.create();
    private final Settings settings = Settings.open(directory.path().resolve("settings.json"));
    private @Nullable SettingsView shown;

    /** A key that made a call with so many tokens. */
    Key used(String name, String model, long tokens) {
        GeneratedKey made = keys.generate(ACCOUNT, KeyRequest.named(name));
        keys.check(made.secret().value());
        TokenUsage used = new TokenUsage(tokens, 0, 0, 0, 0, 0, 0, 0, 0, null, null);
        recorder.record(
                new UsageEvent(
                        UUID.randomUUID().toString(),
                        ACCOUNT,
                        made.key().id(),
                        clock.instant(),
                        Duration.ofSeconds(1),
                        "messages",
                        model,
                        false,
                        200,
                        Outcome.COMPLETED,
                        false,
                        null,
                        used));
        recorder.flush();
        return made.key();
    }

    /** Anthropic says how full its window of five hours is. */
    void quota(String utilization) {
        Instant reset = clock.instant().plus(Duration.ofHours(3));
        limits.quota()
                .observe(
                        ACCOUNT,
                        Map.of(
                                QUOTA + "utilization",
                                utilization,
                                QUOTA + "reset",
                                Long.toString(reset.getEpochSecond())));
        limits.quota().look(ACCOUNT);
    }

    TestWindow show(Section section) {
        return show(section, OWNER, Locale.ENGLISH, TestWindow.WIDTH, TestWindow.HEIGHT);
    }

    /** A window of this size, less the sidebar, with this part of the settings in sight. */
    TestWindow show(Section section, User user, Locale locale, int width, int height) {
        TestWindow window = TestWindow.show(() -> view(user, locale), width - SIDEBAR, height);
        window.click("#settings-" + section.name().toLowerCase(Locale.ROOT));
        return window;
    }

    private Parent view(User user, Locale locale) {
        Actor actor = new Actor(user.id(), user.email(), Actor.Way.WINDOW, null);
        FxThread fx = new FxThread(work -> Thread.startVirtualThread(() -> actor.run(work)));
        Texts texts = Texts.of(locale);
        RootView root = new RootView(fx, texts);
        SettingsView view =
                new SettingsView(
                        new ViewLoader(texts),
                        pages(
                                new SettingsAccess(
                                        fx,
                                        texts,
                                        settings,
                                        TeamScreen::noStart,
                                        new Signal<>(new UpdateState.Waiting())),
                                team(user),
                                root));
        root.show(view.root());
        view.shown();
        shown = view;
        return root.root();
    }

    private static List<SettingsPage> pages(
            SettingsAccess access, TeamServices team, RootView root) {
        return List.of(
                new SharesPage(access, team),
                new PricesPage(access, team, root.dialogs(), root.toasts()),
                new AlertsPage(access, team),
                new HistoryPage(access, team, root.dialogs(), root.toasts()));
    }

    private static StartAtLogin noStart() {
        throw new IllegalStateException("not part of this");
    }

    TeamServices team(User user) {
        return new TeamServices(
                user,
                keys,
                limits,
                reports,
                prices,
                new Repricer(temp.database(), prices, clock),
                alerts,
                new AuditTrail(temp.database()),
                clock);
    }

    /** Raises an alert and waits until it was. */
    void raise(Condition condition) {
        int before = alerts.raised().get().size();
        wrong.add(condition);
        await().atMost(Duration.ofSeconds(20)).until(() -> alerts.raised().get().size() > before);
    }

    @Override
    public void close() {
        if (shown != null) {
            Toolkit.run(shown::hidden);
        }
        alerts.close();
        limits.close();
        recorder.close();
        keys.close();
        settings.close();
        temp.close();
        directory.close();
    }
}
