package io.github.claudeproxy.claude;

import io.github.claudeproxy.audit.Actor;
import io.github.claudeproxy.audit.AuditLog;
import io.github.claudeproxy.claude.Connection.Holding;
import io.github.claudeproxy.claude.Connection.Standing;
import io.github.claudeproxy.claude.ConnectionStatus.State;
import io.github.claudeproxy.config.ClaudeEndpoints;
import io.github.claudeproxy.secrets.MasterKeySource;
import io.github.claudeproxy.secrets.SecretBox;
import io.github.claudeproxy.store.Database;
import io.github.claudeproxy.store.Reading;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The accounts' connections to Anthropic: connect, keep fresh, disconnect, and give each request
 * its credential. Any thread may call what is said to be memory only; the rest blocks.
 */
public final class ConnectionService implements AutoCloseable {
    private final Clock clock;
    private final Background background = new Background();
    private final AnthropicHttp http;
    private final SecretBox box;
    private final Connections connections;
    private final TokenRefresher refresher;
    private final Credentials credentials;
    private final ApiKeyCheck keyCheck;
    private final OAuthLogin login;
    private final LoopbackLogins loopback;

    /** Loads all connections. Blocks. */
    public ConnectionService(
            Database database, MasterKeySource keys, ClaudeEndpoints endpoints, Clock clock) {
        this(database, keys, endpoints, clock, Pace.USUAL);
    }

    ConnectionService(
            Database database,
            MasterKeySource keys,
            ClaudeEndpoints endpoints,
            Clock clock,
            Pace pace) {
        this.clock = clock;
        this.http = new AnthropicHttp(pace.callTimeout());
        this.box = SecretBox.open(keys);
        this.connections =
                new Connections(
                        new ConnectionStore(database, box),
                        new ConnectionAudit(new AuditLog(database, clock)));
        OAuthClient client = new OAuthClient(endpoints, http, clock);
        this.refresher = new TokenRefresher(connections, client, clock, background);
        this.credentials = new Credentials(connections, refresher, clock);
        this.keyCheck = new ApiKeyCheck(endpoints, http);
        this.login = new OAuthLogin(endpoints, client, clock);
        this.loopback = new LoopbackLogins(login, background);
        background.every(pace.timer(), credentials::refreshDue);
    }

    /** How long our own calls may take, and how often the timer looks for what ends soon. */
    record Pace(Duration callTimeout, Duration timer) {
        static final Pace USUAL = new Pace(Duration.ofSeconds(30), Duration.ofSeconds(5));
    }

    /** What a request can go upstream with. Memory only; starts a refresh in time. */
    public CredentialState credential(String accountId) {
        return credentials.now(accountId);
    }

    /** As {@link #credential}, but waits for the refresh that is needed first. Blocks. */
    public CredentialState awaitCredential(String accountId) {
        return credentials.await(accountId);
    }

    /**
     * What to try once more with after Anthropic refused a credential: a newer one, after one
     * refresh if there is none yet. Blocks.
     */
    public CredentialState renew(String accountId, Credential refused) {
        return credentials.renew(accountId, refused);
    }

    /** Notes that Anthropic refuses this credential for good. Memory only. */
    public void refusedByUpstream(String accountId, Credential refused) {
        Connection connection = connections.of(accountId);
        if (connection != null
                && connection.standing().state() == State.OK
                && holds(connection, refused)) {
            Standing standing = new Standing(State.REFUSED_UPSTREAM, "");
            background.execute(() -> connections.settle(connection, standing));
        }
    }

    private static boolean holds(Connection connection, Credential credential) {
        return switch (connection.holding()) {
            case Holding.Key held -> held.credential().equals(credential);
            case Holding.Tokens held -> held.tokens().equals(credential);
            case Holding.Unreadable _ -> false;
        };
    }

    /** Notes that Anthropic took the credential. Memory only, and next to nothing. */
    public void confirmed(String accountId) {
        Connection connection = connections.of(accountId);
        if (connection != null && connection.standing().state() == State.REFUSED_UPSTREAM) {
            background.execute(() -> connections.settle(connection, Standing.OK));
        }
    }

    /** How the account's connection is doing. Memory only. */
    public ConnectionStatus status(String accountId) {
        return StatusReport.of(connections.of(accountId), refresher);
    }

    /** How the connection of every account that has one is doing. Memory only. */
    public Map<String, ConnectionStatus> statuses() {
        return connections.all().stream()
                .collect(
                        Collectors.toMap(
                                Connection::accountId, each -> StatusReport.of(each, refresher)));
    }

    /**
     * How the connection of every account is doing as far as the database tells, for programs
     * beside the one that has it open: nothing is decrypted. Blocks.
     */
    public static Map<String, ConnectionStatus> stored(Reading database) {
        return ConnectionStore.standings(database);
    }

    /** What keeps every account from calling Anthropic, if something does. Memory only. */
    public Optional<String> problem() {
        List<ConnectionStatus> all =
                connections.all().stream().map(each -> StatusReport.of(each, refresher)).toList();
        boolean works =
                all.stream().anyMatch(s -> s.state() == State.OK || s.state() == State.REFRESHING);
        if (works) {
            return Optional.empty();
        }
        return Optional.of(all.isEmpty() ? Messages.NOT_CONNECTED : all.getFirst().message());
    }

    /**
     * Deletes what is stored and ends what is under way. Blocks.
     *
     * @return what the user is to know: that nothing is revoked at Anthropic
     */
    public String disconnect(String accountId) {
        login.cancel(accountId);
        loopback.cancel(accountId);
        connections.remove(accountId).ifPresent(refresher::forget);
        return Messages.DISCONNECTED;
    }

    /** Connects with an API key, once Anthropic has accepted it. Blocks. */
    public ConnectOutcome connectApiKey(String accountId, String apiKey) {
        String key = apiKey.strip();
        if (!key.matches("[\\x21-\\x7e]{20,512}")) {
            return new ConnectOutcome.Refused(Setback.of(Obstacle.NOT_A_KEY, Messages.NO_KEY));
        }
        ApiKeyCredential credential = new ApiKeyCredential(new Secret(key));
        return switch (keyCheck.check(credential)) {
            case ApiKeyCheck.Verdict.Good _ -> connect(Connection.of(accountId, credential));
            case ApiKeyCheck.Verdict.Refused no -> new ConnectOutcome.Refused(no.setback());
            case ApiKeyCheck.Verdict.Unknown so -> new ConnectOutcome.Unreachable(so.setback());
        };
    }

    private ConnectOutcome connect(Connection connection) {
        connections.replace(connection, clock.instant(), null, () -> true);
        return new ConnectOutcome.Connected(status(connection.accountId()));
    }

    /** Begins a sign-in whose answer the user copies from Anthropic's page. Memory only. */
    public LoginStart startLogin(String accountId) {
        return login.start(accountId);
    }

    /** Forgets the sign-ins under way; what is connected stays. Memory only. */
    public void cancelLogin(String accountId) {
        login.cancel(accountId);
        loopback.cancel(accountId);
    }

    /** Whether what comes back can still end this one. Memory only. */
    public boolean isOpen(String accountId, LoginStart start) {
        return login.isOpen(accountId, start.state());
    }

    /** Forgets this one alone. Memory only. */
    public void cancelLogin(String accountId, LoginStart start) {
        login.cancel(accountId, start.state());
        loopback.finish(accountId, start.state(), LoopbackLogins.CANCELLED);
    }

    /**
     * Begins a sign-in whose answer the browser brings back to this machine; the answer may still
     * be pasted instead. Blocks.
     *
     * @throws ConnectionException if no port is free; then {@link #startLogin} remains
     */
    public LoopbackLogin startLoopbackLogin(String accountId) {
        Actor actor = Actor.current();
        return loopback.start(
                accountId, query -> actor.call(() -> completeLogin(accountId, query, null)));
    }

    /**
     * Ends a sign-in with what came back: {@code code#state}, the code, the callback address or its
     * query. Blocks.
     *
     * @param state what came beside it, if anything
     */
    public ConnectOutcome completeLogin(
            String accountId, String codeOrUrl, @Nullable String state) {
        return switch (login.complete(accountId, codeOrUrl, state)) {
            case OAuthLogin.Ending.Failed failed -> failed.outcome();
            case OAuthLogin.Ending.Spent spent -> finish(spent.attempt(), spent.outcome());
            case OAuthLogin.Ending.SignedIn signedIn -> finish(signedIn.attempt(), keep(signedIn));
        };
    }

    private ConnectOutcome finish(LoginAttempt attempt, ConnectOutcome outcome) {
        loopback.finish(attempt.accountId(), attempt.state(), outcome);
        return outcome;
    }

    private ConnectOutcome keep(OAuthLogin.Ending.SignedIn signedIn) {
        LoginAttempt attempt = signedIn.attempt();
        String accountId = attempt.accountId();
        Instant shown = attempt.startedAt();
        Connection connection = Connection.of(accountId, signedIn.granted());
        boolean kept =
                connections.replace(
                        connection, clock.instant(), shown, () -> login.isWanted(attempt));
        return kept ? new ConnectOutcome.Connected(status(accountId)) : LoopbackLogins.CANCELLED;
    }

    /** Seals everything stored with a new key; the older ones stay for older backups. Blocks. */
    public void rotateMasterKey() {
        box.rotate();
        connections.reseal();
    }

    @Override
    public void close() {
        loopback.close();
        background.close();
        http.close();
    }
}
