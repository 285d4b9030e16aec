package io.github.claudeproxy.claude;

import io.github.claudeproxy.config.ClaudeEndpoints;
import io.github.claudeproxy.secrets.KeyFile;
import io.github.claudeproxy.testkit.Consent;
import io.github.claudeproxy.testkit.FakeOAuth;
import io.github.claudeproxy.testkit.FakeUpstream;
import io.github.claudeproxy.testkit.MovableClock;
import io.github.claudeproxy.testkit.TempDatabase;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/** A connection service before a fake Anthropic, with a database and a clock of its own. */
final class Connecting implements AutoCloseable {
    static final String ACCOUNT = "account-1";
    static final Duration NEVER = Duration.ofDays(1);
    static final Duration CALL_TIMEOUT = Duration.ofSeconds(10);

    final FakeUpstream upstream = FakeUpstream.start();
    final TempDatabase temp = TempDatabase.create();
    final MovableClock clock = new MovableClock();
    final ClaudeEndpoints endpoints;
    ConnectionService service;

    private final ConnectionService.Pace pace;

    private Connecting(ConnectionService.Pace pace) {
        this.pace = pace;
        this.endpoints = endpoints(upstream);
        this.service = service();
    }

    /** With a timer that does nothing during the test. */
    static Connecting start() {
        return start(new ConnectionService.Pace(CALL_TIMEOUT, NEVER));
    }

    static Connecting start(ConnectionService.Pace pace) {
        return new Connecting(pace);
    }

    static ClaudeEndpoints endpoints(FakeUpstream upstream) {
        return new ClaudeEndpoints(
                FakeOAuth.CLIENT_ID,
                URI.create(upstream.url("/oauth/authorize")),
                URI.create(upstream.url("/v1/oauth/token")),
                URI.create(FakeOAuth.HOSTED_REDIRECT),
                "user:profile user:inference",
                upstream.url());
    }

    Path keyFile() {
        return temp.directory().resolve("secret.key");
    }

    private ConnectionService service() {
        return new ConnectionService(
                temp.database(), new KeyFile(keyFile()), endpoints, clock, pace);
    }

    /** Stops it and starts it again on the same data. */
    void restart() {
        service.close();
        temp.reopen();
        service = service();
    }

    /** The user opens the address and consents. */
    Consent consent(LoginStart start) {
        return upstream.oauth().authorize(start.url().toString());
    }

    /** Signs in to a Claude account; the tokens live eight hours. */
    OAuthTokens signIn() {
        Consent consent = consent(service.startLogin(ACCOUNT));
        ConnectOutcome outcome = service.completeLogin(ACCOUNT, consent.pasted(), null);
        if (!(outcome instanceof ConnectOutcome.Connected)) {
            throw new AssertionError(outcome);
        }
        return tokens(service.credential(ACCOUNT));
    }

    /** Moves the clock to where the tokens have this long to live. */
    void leave(Duration life) {
        clock.set(tokens(service.credential(ACCOUNT)).expiresAt().minus(life));
    }

    static OAuthTokens tokens(CredentialState state) {
        if (state instanceof CredentialState.Ready(OAuthTokens tokens)) {
            return tokens;
        }
        throw new AssertionError(state);
    }

    @Override
    public void close() {
        service.close();
        temp.close();
        upstream.close();
    }
}
