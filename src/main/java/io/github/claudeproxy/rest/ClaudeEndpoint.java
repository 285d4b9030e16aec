package io.github.claudeproxy.rest;

import io.github.claudeproxy.claude.ConnectOutcome;
import io.github.claudeproxy.claude.ConnectionService;
import io.github.claudeproxy.claude.ConnectionStatus;
import io.github.claudeproxy.claude.LoginStart;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** The account's connection to Anthropic. */
final class ClaudeEndpoint {
    private static final String UNREACHABLE = "Anthropic did not answer.";

    private final ConnectionService claude;

    ClaudeEndpoint(ConnectionService claude) {
        this.claude = claude;
    }

    List<Route> routes() {
        return List.of(
                new Route("GET", "/api/claude/status", Access.SIGNED_IN, this::status)
                        .says("Get the state of the connection")
                        .gives(StatusBody.class),
                new Route("GET", "/api/claude/connect", Access.SIGNED_IN, this::connect)
                        .says(
                                "Begin to connect a Claude account",
                                "Open the url in a browser, then send what it shows in the end to"
                                        + " POST /api/claude/callback, within ten minutes.")
                        .gives(LoginBody.class),
                new Route("POST", "/api/claude/login", Access.SIGNED_IN, this::loopbackLogin)
                        .says(
                                "Begin to connect with a browser on this machine",
                                "As GET /api/claude/connect, but what the browser answers comes"
                                        + " back by itself; the status shows it.")
                        .gives(LoginBody.class),
                new Route("POST", "/api/claude/callback", Access.SIGNED_IN, this::callback)
                        .says("Finish connecting a Claude account")
                        .takes(Code.class)
                        .gives(StatusBody.class)
                        .mayFail(502, UNREACHABLE),
                new Route("POST", "/api/claude/api-key", Access.SIGNED_IN, this::apiKey)
                        .says("Connect an Anthropic API key", "It is tried before it is kept.")
                        .takes(ApiKey.class)
                        .gives(StatusBody.class)
                        .mayFail(502, UNREACHABLE),
                new Route("DELETE", "/api/claude/disconnect", Access.SIGNED_IN, this::disconnect)
                        .says("Disconnect", "Forgets the credential."));
    }

    record Code(String code, @Nullable String state) {}

    record ApiKey(String apiKey) {}

    record TermsBody(String text, String url) {}

    record LoginBody(String url, String state, TermsBody terms) {
        LoginBody(LoginStart start) {
            this(
                    start.url().toString(),
                    start.state(),
                    new TermsBody(start.terms().text(), start.terms().url()));
        }
    }

    record StatusBody(
            boolean connected,
            @OneOf(ConnectionStatus.Kind.class) @Nullable String kind,
            @Nullable String account,
            @Nullable Instant expiresAt,
            @Nullable Instant lastRefresh,
            @OneOf(ConnectionStatus.State.class) String state,
            String message) {
        StatusBody(ConnectionStatus status) {
            this(
                    status.connected(),
                    status.kind() == null ? null : lowerCase(status.kind()),
                    status.account(),
                    status.expiresAt(),
                    status.lastRefresh(),
                    lowerCase(status.state()),
                    status.message());
        }

        private static String lowerCase(Enum<?> value) {
            return value.name().toLowerCase(Locale.ROOT);
        }
    }

    private Answer status(Call call) {
        return Answer.ok(new StatusBody(claude.status(call.accountId())));
    }

    private Answer connect(Call call) {
        return Answer.ok(new LoginBody(claude.startLogin(call.accountId())));
    }

    /** For a browser on this machine: its answer comes back by itself, the status shows it. */
    private Answer loopbackLogin(Call call) {
        return Answer.ok(new LoginBody(claude.startLoopbackLogin(call.accountId()).start()));
    }

    private Answer callback(Call call) {
        Code body = call.read(Code.class);
        return answer("code", claude.completeLogin(call.accountId(), body.code(), body.state()));
    }

    private Answer apiKey(Call call) {
        String key = call.read(ApiKey.class).apiKey();
        return answer("api_key", claude.connectApiKey(call.accountId(), key));
    }

    private static Answer answer(String field, ConnectOutcome outcome) {
        return switch (outcome) {
            case ConnectOutcome.Connected made -> Answer.ok(new StatusBody(made.status()));
            case ConnectOutcome.Refused no ->
                    throw new ProblemException(new Problem(400, no.message(), field, null));
            case ConnectOutcome.Unreachable no ->
                    throw new ProblemException(new Problem(502, no.message()));
        };
    }

    private Answer disconnect(Call call) {
        claude.disconnect(call.accountId());
        return Answer.done();
    }
}
