package io.github.claudeproxy.app;

import io.github.claudeproxy.activity.ActivityService;
import io.github.claudeproxy.alerts.AlertService;
import io.github.claudeproxy.alerts.AlertSource;
import io.github.claudeproxy.alerts.BudgetAlerts;
import io.github.claudeproxy.alerts.ConnectionAlerts;
import io.github.claudeproxy.alerts.DiskAlerts;
import io.github.claudeproxy.alerts.QuotaAlerts;
import io.github.claudeproxy.alerts.UpstreamAlerts;
import io.github.claudeproxy.audit.AuditLog;
import io.github.claudeproxy.audit.AuditTrail;
import io.github.claudeproxy.backup.Restored;
import io.github.claudeproxy.claude.ConnectionService;
import io.github.claudeproxy.config.Config;
import io.github.claudeproxy.config.Secret;
import io.github.claudeproxy.config.Settings;
import io.github.claudeproxy.doctor.Doctor;
import io.github.claudeproxy.http.Metrics;
import io.github.claudeproxy.join.JoinService;
import io.github.claudeproxy.keys.KeyService;
import io.github.claudeproxy.limits.LimitService;
import io.github.claudeproxy.limits.Pricing;
import io.github.claudeproxy.network.NetworkService;
import io.github.claudeproxy.proxy.CallBooks;
import io.github.claudeproxy.proxy.MessagesHandler;
import io.github.claudeproxy.proxy.ProxyLimits;
import io.github.claudeproxy.rest.Installation;
import io.github.claudeproxy.rest.RestApi;
import io.github.claudeproxy.rest.RestServices;
import io.github.claudeproxy.secrets.KeyFile;
import io.github.claudeproxy.server.Readiness;
import io.github.claudeproxy.server.Routes;
import io.github.claudeproxy.store.Database;
import io.github.claudeproxy.store.DatabaseHealth;
import io.github.claudeproxy.store.SqliteLibrary;
import io.github.claudeproxy.upstream.Origin;
import io.github.claudeproxy.upstream.UpstreamClient;
import io.github.claudeproxy.usage.PriceBook;
import io.github.claudeproxy.usage.PriceSource;
import io.github.claudeproxy.usage.PriceTable;
import io.github.claudeproxy.usage.Repricer;
import io.github.claudeproxy.usage.UsageRecorder;
import io.github.claudeproxy.usage.UsageReports;
import io.github.claudeproxy.usage.UsageUpkeep;
import io.github.claudeproxy.users.SecretFiles;
import io.github.claudeproxy.users.User;
import io.github.claudeproxy.users.UserOptions;
import io.github.claudeproxy.users.UserSecrets;
import io.github.claudeproxy.users.UserService;

import org.jspecify.annotations.Nullable;

import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

import javax.net.ssl.SSLContext;

/** Makes every service of the program, from top to bottom; closes them from bottom to top. */
final class Wiring implements AutoCloseable {
    private final CloseStack opened;
    private final PriceBook prices;
    private final DatabaseHealth health;
    private final UserService users;
    private final ConnectionService connections;
    private final KeyService keys;
    private final LimitService limits;
    private final ActivityService activity;
    private final AuditTrail audit;
    private final AlertService alerts;
    private final Repricer repricer;
    private final UsageReports reports;
    private final Installation installation;
    private final Doctor doctor;
    private final JoinService links;
    private final InstallationAudit changes;
    private final @Nullable Restored restored;

    private Wiring(
            Config config, Settings settings, AppPaths paths, Clock clock, CloseStack opened) {
        this.opened = opened;
        Metrics metrics = new Metrics();

        SqliteLibrary.load(paths.libraries());
        Database database = opened.add(Database.open(paths.database()), Database::close);
        opened.add(DailyBackup.start(database), DailyBackup::close);
        prices = new PriceBook(database, PriceTable.with(paths.prices()), clock);

        health = database.health();
        users = userService(config, paths, database, clock);
        connections = connectionService(config, paths, database, clock);
        opened.add(connections, ConnectionService::close);
        keys = opened.add(KeyService.open(database, clock), KeyService::close);
        UsageRecorder recorder =
                opened.add(UsageRecorder.open(database, prices, clock), UsageRecorder::close);
        opened.add(UsageUpkeep.start(database, config.keepCalls(), clock), UsageUpkeep::close);
        UpstreamClient upstream = opened.add(upstreamClient(config), UpstreamClient::close);
        limits = opened.add(limitService(database, recorder, clock), LimitService::close);
        AuditLog log = new AuditLog(database, clock);
        activity = opened.add(new ActivityService(log), ActivityService::close);
        show(metrics, recorder);
        CallBooks books = new CallBooks(recorder, activity, metrics);
        ProxyLimits times = ProxyLimits.of(config.upstreamSilence(), config.pingAfter());
        MessagesHandler proxy =
                new MessagesHandler(keys, limits, connections, upstream, books, times, clock);

        repricer = new Repricer(database, prices, clock);
        reports = new UsageReports(database, keys);
        audit = new AuditTrail(database);
        alerts = AlertService.open(database, alertSources(paths, clock), clock);
        opened.add(alerts, AlertService::close);

        changes = new InstallationAudit(log, users::owner);
        NetworkWiring door = new NetworkWiring(config, settings, paths, clock, changes, opened);
        installation = door.installation();
        doctor = doctor(config, paths, door, clock);
        links = new JoinService(database, keys, clock);
        Readiness ready = readiness(database, connections, paths);
        door.serve(routes(proxy, ready, metrics, door), metrics);
        restored = changes.restored(paths.data()).orElse(null);
    }

    private LimitService limitService(Database database, UsageRecorder recorder, Clock clock) {
        return LimitService.open(database, keys, recorder, pricing(prices, clock), clock);
    }

    private Doctor doctor(Config config, AppPaths paths, NetworkWiring door, Clock clock) {
        return new Examination(config, paths, door.inside(), clock)
                .doctor(() -> Optional.of(connections.statuses().values()));
    }

    private Routes routes(
            MessagesHandler proxy, Readiness ready, Metrics metrics, NetworkWiring door) {
        RestApi api = new RestApi(restServices());
        return new Routes(proxy, api, ready, metrics, door::authority);
    }

    private RestServices restServices() {
        return new RestServices(
                users,
                connections,
                keys,
                limits,
                reports,
                repricer,
                activity,
                audit,
                alerts,
                links,
                prices,
                installation,
                doctor);
    }

    private List<AlertSource> alertSources(AppPaths paths, Clock clock) {
        return List.of(
                new BudgetAlerts(keys, limits),
                new QuotaAlerts(limits, clock),
                new ConnectionAlerts(connections),
                new UpstreamAlerts(keys, activity, clock),
                new DiskAlerts(
                        new DiskSpace(paths.data(), DiskSpace.ENOUGH_TO_REST)::problem,
                        () -> users.owner().map(User::accountId)));
    }

    /** Makes everything, but does not listen yet; what fails leaves nothing open. */
    static Wiring open(Config config, Settings settings, AppPaths paths, Clock clock) {
        Thread.startVirtualThread(Wiring::systemTrust);
        CloseStack opened = new CloseStack();
        boolean complete = false;
        try {
            Wiring wiring = new Wiring(config, settings, paths, clock, opened);
            complete = true;
            return wiring;
        } finally {
            if (!complete) {
                opened.close();
            }
        }
    }

    private static Pricing pricing(PriceSource prices, Clock clock) {
        return (model, usage) -> prices.now().cost(model, clock.instant(), usage).micros();
    }

    private static UserService userService(
            Config config, AppPaths paths, Database database, Clock clock) {
        return new UserService(
                database,
                userSecrets(config, new SecretFiles(paths.data())),
                UserOptions.standard(config::openRegistration),
                clock);
    }

    private static UserSecrets userSecrets(Config config, SecretFiles files) {
        Secret configured = config.jwtSecret();
        return configured == null
                ? UserSecrets.of(files)
                : UserSecrets.of(files, configured.reveal());
    }

    private static ConnectionService connectionService(
            Config config, AppPaths paths, Database database, Clock clock) {
        KeyFile masterKey = new KeyFile(paths.masterKey());
        return new ConnectionService(database, masterKey, config.claude(), clock);
    }

    private static UpstreamClient upstreamClient(Config config) {
        return new UpstreamClient(
                Origin.of(config.claude().apiBaseUrl()), systemTrust(), Thread::startVirtualThread);
    }

    /** Reads all authorities that this machine trusts: beside the database, as it takes as long. */
    static SSLContext systemTrust() {
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java runtime has no TLS", e);
        }
    }

    private static Readiness readiness(
            Database database, ConnectionService connections, AppPaths paths) {
        return new Readiness(
                List.of(
                        new Readiness.Check("database", database::problem),
                        new Readiness.Check("connection", connections::problem),
                        new Readiness.Check(
                                "disk",
                                new DiskSpace(paths.data(), DiskSpace.ENOUGH_TO_WORK)::problem)));
    }

    private void show(Metrics metrics, UsageRecorder recorder) {
        new LimitMetrics(keys, limits).show(metrics);
        metrics.gauge("usage_queued", "Calls whose usage waits to be stored", recorder::queued);
        metrics.gauge("usage_stored", "Calls whose usage has been stored", recorder::recorded);
        metrics.gauge("usage_lost", "Calls whose usage could not be kept", recorder::dropped);
    }

    /** What the database was found like. */
    DatabaseHealth health() {
        return health;
    }

    /** Whether a backup took the place of what was there just before this start. */
    Optional<Restored> restored() {
        return Optional.ofNullable(restored);
    }

    /** Where what is changed about the installation is written down. */
    InstallationAudit changes() {
        return changes;
    }

    UserService users() {
        return users;
    }

    ConnectionService connections() {
        return connections;
    }

    KeyService keys() {
        return keys;
    }

    LimitService limits() {
        return limits;
    }

    Repricer repricer() {
        return repricer;
    }

    ActivityService activity() {
        return activity;
    }

    AlertService alerts() {
        return alerts;
    }

    AuditTrail audit() {
        return audit;
    }

    PriceBook prices() {
        return prices;
    }

    UsageReports reports() {
        return reports;
    }

    NetworkService network() {
        return installation.network();
    }

    JoinService links() {
        return links;
    }

    Installation installation() {
        return installation;
    }

    Doctor doctor() {
        return doctor;
    }

    @Override
    public void close() {
        opened.close();
    }
}
