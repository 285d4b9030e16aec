package io.github.claudeproxy.rest;

import io.github.claudeproxy.activity.ActivityService;
import io.github.claudeproxy.alerts.AlertService;
import io.github.claudeproxy.alerts.Condition;
import io.github.claudeproxy.audit.AuditLog;
import io.github.claudeproxy.audit.AuditTrail;
import io.github.claudeproxy.claude.ConnectionService;
import io.github.claudeproxy.config.ClaudeEndpoints;
import io.github.claudeproxy.config.Config;
import io.github.claudeproxy.config.ConfigSources;
import io.github.claudeproxy.config.Setting;
import io.github.claudeproxy.config.Settings;
import io.github.claudeproxy.doctor.ConnectionCheck;
import io.github.claudeproxy.doctor.Doctor;
import io.github.claudeproxy.http.AnthropicError;
import io.github.claudeproxy.http.Metrics;
import io.github.claudeproxy.join.JoinService;
import io.github.claudeproxy.keys.KeyService;
import io.github.claudeproxy.limits.LimitService;
import io.github.claudeproxy.limits.Pricing;
import io.github.claudeproxy.network.ListenException;
import io.github.claudeproxy.network.NetworkAddresses;
import io.github.claudeproxy.network.NetworkService;
import io.github.claudeproxy.secrets.KeyFile;
import io.github.claudeproxy.secrets.SecretBox;
import io.github.claudeproxy.server.LocalServer;
import io.github.claudeproxy.server.Readiness;
import io.github.claudeproxy.server.Routes;
import io.github.claudeproxy.server.ServerLimits;
import io.github.claudeproxy.testkit.FakeOAuth;
import io.github.claudeproxy.testkit.FakeUpstream;
import io.github.claudeproxy.testkit.MovableClock;
import io.github.claudeproxy.testkit.TempDatabase;
import io.github.claudeproxy.tls.Certificates;
import io.github.claudeproxy.update.UpdateService;
import io.github.claudeproxy.update.UpdateSource;
import io.github.claudeproxy.usage.PriceBook;
import io.github.claudeproxy.usage.PriceTable;
import io.github.claudeproxy.usage.Repricer;
import io.github.claudeproxy.usage.UsageRecorder;
import io.github.claudeproxy.usage.UsageReports;
import io.github.claudeproxy.users.SecretFiles;
import io.github.claudeproxy.users.UserOptions;
import io.github.claudeproxy.users.UserSecrets;
import io.github.claudeproxy.users.UserService;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/** The administration API, listening on a free port, before a fake Anthropic. */
final class TestApi implements AutoCloseable {
    static final String OWNER = "owner@example.com";
    static final String PASSWORD = "correct horse battery";

    final FakeUpstream upstream = FakeUpstream.start();
    final TempDatabase temp = TempDatabase.create();
    final MovableClock clock = new MovableClock();
    final AtomicBoolean openRegistration = new AtomicBoolean();
    final KeyService keys = KeyService.open(temp.database(), clock);
    final UsageRecorder recorder = UsageRecorder.open(temp.database(), clock);
    final LimitService limits =
            LimitService.open(temp.database(), keys, recorder, Pricing.USUAL, clock);
    final ActivityService activity = new ActivityService(new AuditLog(temp.database(), clock));
    final RestApi api;
    final AlertService alerts;
    final AtomicReference<List<Condition>> wrong = new AtomicReference<>(List.of());

    private final AtomicReference<Duration> passed = new AtomicReference<>(Duration.ZERO);

    private final ConnectionService claude =
            new ConnectionService(
                    temp.database(),
                    new KeyFile(temp.directory().resolve("secret.key")),
                    endpoints(upstream),
                    clock);
    private final LocalServer server;
    private final Settings settings = Settings.open(temp.directory().resolve("settings.json"));
    private final UpdateService updates =
            UpdateService.start(
                    UpdateSource.of("", "", temp.directory().resolve("policy")),
                    "0.9.0",
                    settings,
                    temp.directory().resolve("updates.json"),
                    clock);
    private final HttpClient client = HttpClient.newHttpClient();

    private TestApi() {
        UserService users =
                new UserService(
                        temp.database(),
                        UserSecrets.of(new SecretFiles(temp.directory())),
                        UserOptions.standard(openRegistration::get).withBcryptCost(4),
                        clock);
        UsageReports reports = new UsageReports(temp.database(), keys);
        PriceBook prices = new PriceBook(temp.database(), PriceTable.builtIn(), clock);
        Repricer repricer = new Repricer(temp.database(), prices, clock);
        alerts = AlertService.open(temp.database(), List.of(() -> wrong.get()), clock);
        AuditTrail audit = new AuditTrail(temp.database());
        api =
                new RestApi(
                        new RestServices(
                                users,
                                claude,
                                keys,
                                limits,
                                reports,
                                repricer,
                                activity,
                                audit,
                                alerts,
                                new JoinService(temp.database(), keys, clock),
                                prices,
                                installation(),
                                new Doctor(
                                        List.of(
                                                new ConnectionCheck(
                                                        () ->
                                                                Optional.of(
                                                                        claude.statuses()
                                                                                .values()))))),
                        () -> passed.get().toNanos());
        Metrics metrics = new Metrics();
        Routes routes =
                new Routes(
                        exchange -> AnthropicError.notFound("no proxy here").send(exchange),
                        api,
                        new Readiness(List.of()),
                        metrics);
        server = new LocalServer(ServerLimits.DEFAULT, metrics, Set.of(), routes);
    }

    private Installation installation() {
        Config config =
                Config.read(
                        new ConfigSources(
                                Map.of(Setting.HTTPS_PORT, "3443"), Map.of(), temp.directory()));
        SecretBox box = SecretBox.open(new KeyFile(temp.directory().resolve("secret.key")));
        Certificates certificates =
                new Certificates(temp.directory().resolve("tls"), box, Set.of(), clock);
        NetworkService network =
                new NetworkService(
                        config, settings, certificates, new NetworkAddresses(), () -> {});
        return new Installation(config, settings, network, certificates, updates);
    }

    private static ClaudeEndpoints endpoints(FakeUpstream upstream) {
        return new ClaudeEndpoints(
                FakeOAuth.CLIENT_ID,
                URI.create(upstream.url("/oauth/authorize")),
                URI.create(upstream.url("/v1/oauth/token")),
                URI.create(FakeOAuth.HOSTED_REDIRECT),
                "user:profile user:inference",
                upstream.url());
    }

    /** Lets this time pass for what is kept for a while. */
    void passes(Duration time) {
        passed.updateAndGet(before -> before.plus(time));
    }

    static TestApi start() throws ListenException {
        TestApi started = new TestApi();
        started.server.start("127.0.0.1", 0);
        return started;
    }

    int port() {
        return server.port();
    }

    Reply get(String path, @Nullable String token) {
        return call("GET", path, token, null);
    }

    Reply post(String path, @Nullable String token, @Nullable String body) {
        return call("POST", path, token, body);
    }

    Reply call(String method, String path, @Nullable String token, @Nullable String body) {
        return callWith(
                token == null ? Map.of() : Map.of("authorization", "Bearer " + token),
                method,
                path,
                body);
    }

    Reply callWith(Map<String, String> headers, String method, String path, @Nullable String body) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path));
        headers.forEach(request::header);
        if (body != null) {
            request.header("content-type", "application/json");
        }
        request.method(
                method,
                body == null
                        ? HttpRequest.BodyPublishers.noBody()
                        : HttpRequest.BodyPublishers.ofString(body));
        return send(request.build());
    }

    Reply send(HttpRequest request) {
        try {
            return new Reply(client.send(request, HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** The status of an answer whose body may never end. */
    int statusOf(String path, @Nullable String token) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path));
        if (token != null) {
            request.header("authorization", "Bearer " + token);
        }
        try {
            HttpResponse<InputStream> answer =
                    client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            answer.body().close();
            return answer.statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** Begins a session of somebody who has registered. */
    String login(String email) {
        return post(
                        "/api/auth/login",
                        null,
                        "{\"email\":\"" + email + "\",\"password\":\"" + PASSWORD + "\"}")
                .text("/token");
    }

    /** Registers the first user; the token of the session. */
    String owner() {
        return register(OWNER, null).text("/token");
    }

    /** Registers an admin of the account behind this token. */
    String admin(String founder, String email) {
        String invitation = post("/api/invitations", founder, null).text("/token");
        return register(email, invitation).text("/token");
    }

    /** Registers the founder of another account. */
    String stranger(String email) {
        openRegistration.set(true);
        return register(email, null).text("/token");
    }

    Reply register(String email, @Nullable String invitation) {
        String more = invitation == null ? "" : ",\"invitation\":\"" + invitation + "\"";
        return post(
                "/api/auth/register",
                null,
                "{\"email\":\"" + email + "\",\"password\":\"" + PASSWORD + "\"" + more + "}");
    }

    @Override
    public void close() {
        client.close();
        server.close();
        updates.close();
        alerts.close();
        activity.close();
        limits.close();
        recorder.close();
        keys.close();
        claude.close();
        temp.close();
        upstream.close();
    }
}
