package io.github.claudeproxy.ui.overview;

import static org.awaitility.Awaitility.await;

import io.github.claudeproxy.activity.ActivityService;
import io.github.claudeproxy.alerts.Alert;
import io.github.claudeproxy.alerts.AlertKind;
import io.github.claudeproxy.alerts.AlertService;
import io.github.claudeproxy.alerts.Condition;
import io.github.claudeproxy.audit.AuditLog;
import io.github.claudeproxy.claude.ConnectionService;
import io.github.claudeproxy.claude.LoginStart;
import io.github.claudeproxy.config.ClaudeEndpoints;
import io.github.claudeproxy.config.Config;
import io.github.claudeproxy.config.ConfigSources;
import io.github.claudeproxy.config.Settings;
import io.github.claudeproxy.http.Metrics;
import io.github.claudeproxy.keys.KeyService;
import io.github.claudeproxy.limits.LimitService;
import io.github.claudeproxy.network.NetworkAddresses;
import io.github.claudeproxy.network.NetworkService;
import io.github.claudeproxy.secrets.KeyFile;
import io.github.claudeproxy.secrets.SecretBox;
import io.github.claudeproxy.server.LocalServer;
import io.github.claudeproxy.server.ServerAccess;
import io.github.claudeproxy.server.ServerLimits;
import io.github.claudeproxy.testkit.Consent;
import io.github.claudeproxy.testkit.FakeUpstream;
import io.github.claudeproxy.testkit.MovableClock;
import io.github.claudeproxy.testkit.TempDatabase;
import io.github.claudeproxy.testkit.TempDirectory;
import io.github.claudeproxy.texts.Texts;
import io.github.claudeproxy.tls.Certificates;
import io.github.claudeproxy.ui.RootView;
import io.github.claudeproxy.ui.fx.FxThread;
import io.github.claudeproxy.ui.fx.SecretClipboard;
import io.github.claudeproxy.ui.fx.ViewLoader;
import io.github.claudeproxy.ui.overview.ServerPicture.Address;
import io.github.claudeproxy.ui.overview.ServerPicture.Phase;
import io.github.claudeproxy.ui.testing.TestWindow;
import io.github.claudeproxy.ui.testing.Toolkit;
import io.github.claudeproxy.usage.Outcome;
import io.github.claudeproxy.usage.TokenUsage;
import io.github.claudeproxy.usage.UsageEvent;
import io.github.claudeproxy.usage.UsageRecorder;
import io.github.claudeproxy.usage.UsageReports;

import javafx.scene.Parent;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** The first screen over services and a database of its own. For one thread at a time. */
final class OverviewScreen implements AutoCloseable {
    static final String ACCOUNT = "account-1";

    final MovableClock clock = new MovableClock();
    final FakeUpstream upstream = FakeUpstream.start();
    final List<Remedy> led = new CopyOnWriteArrayList<>();
    final ConnectionService connections;
    final LimitService limits;

    /** What is shown of the server; null for what it really does. */
    volatile @Nullable ServerPicture server =
            running(List.of(address("http://localhost:3000", "", false)));

    final Settings settings;
    final NetworkService network;

    private final TempDirectory directory = TempDirectory.create();
    private final TempDatabase temp = TempDatabase.create();
    private final KeyService keys;
    private final UsageRecorder recorder;
    private final UsageReports reports;
    private final ActivityService activity =
            new ActivityService(new AuditLog(temp.database(), clock));
    private final List<Condition> wrong = new CopyOnWriteArrayList<>();
    private final AlertService alerts;
    private @Nullable OverviewView shown;

    /** Whether who looks at it owns the installation. */
    boolean owner = true;

    OverviewScreen() {
        settings = Settings.open(directory.path().resolve("settings.json"));
        network = network();
        connections =
                new ConnectionService(
                        temp.database(),
                        new KeyFile(directory.path().resolve("master.key")),
                        endpoints(),
                        clock);
        keys = KeyService.open(temp.database(), clock);
        recorder = UsageRecorder.open(temp.database(), clock);
        limits = LimitService.open(temp.database(), keys, recorder, (_, _) -> 0L, clock);
        reports = new UsageReports(temp.database(), keys);
        alerts = AlertService.open(temp.database(), List.of(() -> List.copyOf(wrong)), clock);
    }

    private NetworkService network() {
        Config config = Config.read(new ConfigSources(Map.of(), Map.of(), directory.path()));
        KeyFile key = new KeyFile(directory.path().resolve("master.key"));
        Certificates certificates =
                new Certificates(
                        directory.path().resolve("tls"), SecretBox.open(key), Set.of(), clock);
        NetworkAddresses addresses = new NetworkAddresses();
        NetworkService made =
                new NetworkService(config, settings, certificates, addresses, () -> {});
        ServerAccess access = new ServerAccess(Set.of(), () -> false);
        made.attach(
                new LocalServer(
                        ServerLimits.DEFAULT,
                        new Metrics(),
                        access,
                        addresses,
                        certificates::context,
                        _ -> {}));
        return made;
    }

    private ServerPicture picture() {
        ServerPicture shows = server;
        return shows == null ? ServerPicture.of(network.state().get()) : shows;
    }

    private ClaudeEndpoints endpoints() {
        ClaudeEndpoints usual = ClaudeEndpoints.DEFAULTS;
        return new ClaudeEndpoints(
                usual.clientId(),
                URI.create(upstream.url("/oauth/authorize")),
                URI.create(upstream.url("/v1/oauth/token")),
                usual.redirectUri(),
                usual.scopes(),
                URI.create(upstream.url("/")));
    }

    static ServerPicture running(List<Address> addresses) {
        return new ServerPicture(Phase.RUNNING, addresses, Optional.empty());
    }

    static Address address(String url, String network, boolean forOthers) {
        return new Address(URI.create(url), network, forOthers);
    }

    void connectAccount() {
        LoginStart login = connections.startLogin(ACCOUNT);
        Consent consent = upstream.oauth().authorize(login.url().toString());
        connections.completeLogin(ACCOUNT, consent.code(), consent.state());
    }

    /** A call that ended so long ago. */
    void used(Duration ago, long tokens, Outcome outcome) {
        long before = recorder.recorded();
        UsageEvent event =
                new UsageEvent(
                        UUID.randomUUID().toString(),
                        ACCOUNT,
                        "key-1",
                        clock.instant().minus(ago),
                        Duration.ofSeconds(2),
                        "messages",
                        "claude-sonnet-5",
                        true,
                        outcome == Outcome.COMPLETED ? 200 : 529,
                        outcome,
                        false,
                        "req_1",
                        new TokenUsage(tokens, tokens / 4, 0, 0, 0, 0, 0, 0, 0, null, null));
        recorder.record(event);
        activity.ended("Anna", event, null);
        await().until(() -> recorder.recorded() > before);
    }

    void quota(double fiveHours, double week) {
        Instant now = clock.instant();
        String prefix = "anthropic-ratelimit-unified-";
        limits.quota()
                .observe(
                        ACCOUNT,
                        Map.of(
                                prefix + "5h-utilization",
                                String.valueOf(fiveHours),
                                prefix + "5h-reset",
                                String.valueOf(now.plusSeconds(8000).getEpochSecond()),
                                prefix + "7d-utilization",
                                String.valueOf(week),
                                prefix + "7d-reset",
                                String.valueOf(now.plusSeconds(400_000).getEpochSecond())));
    }

    /** Something goes wrong, so long ago; if it is over, it holds no more. */
    void wrong(AlertKind kind, Duration ago, boolean over, String... values) {
        List<Alert> before = alerts.raised().get();
        Instant at = clock.instant().minus(ago);
        Alert alert =
                new Alert(before.size() + 1, ACCOUNT, kind, kind.text(), List.of(values), at, "x");
        List<Alert> all = new ArrayList<>(before);
        all.addFirst(alert);
        alerts.raised().set(all);
        if (!over) {
            wrong.add(new Condition(ACCOUNT, kind, kind.text(), List.of(values), "x"));
            alerts.wrong().set(List.copyOf(wrong));
        }
    }

    TestWindow show() {
        return show(Locale.ENGLISH, TestWindow.WIDTH - 216, TestWindow.HEIGHT);
    }

    /** A window with the screen in it, as somebody who reads this language sees it. */
    TestWindow show(Locale locale, int width, int height) {
        return TestWindow.show(() -> view(locale), width, height);
    }

    private Parent view(Locale locale) {
        FxThread fx = Toolkit.fx();
        Texts texts = Texts.of(locale);
        RootView root = new RootView(fx, texts);
        OverviewView view =
                new OverviewView(
                        new ViewLoader(texts),
                        new OverviewViewModel(access(), fx),
                        new OverviewView.Surroundings(
                                root.dialogs(), root.toasts(), new SecretClipboard(), led::add));
        root.show(view.root());
        view.shown();
        shown = view;
        return root.root();
    }

    OverviewAccess access() {
        return new OverviewAccess(
                ACCOUNT,
                new ServerControl(this::picture, network, settings, owner),
                connections,
                activity,
                limits,
                reports,
                alerts,
                clock);
    }

    @Override
    public void close() {
        if (shown != null) {
            Toolkit.run(shown::hidden);
        }
        network.close();
        settings.close();
        alerts.close();
        limits.close();
        recorder.close();
        keys.close();
        connections.close();
        activity.close();
        temp.close();
        upstream.close();
        directory.close();
    }
}
