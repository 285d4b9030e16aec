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
    private final ConnectionService claude;

    ClaudeEndpoint(ConnectionService claude) {
        this.claude = claude;
    }

    List<Route> routes() {
        return List.of(
                new Route("GET", "/api/claude/status", Access.SIGNED_IN, this::status),
                new Route("GET", "/api/claude/connect", Access.SIGNED_IN, this::connect),
                new Route("POST", "/api/claude/login", Access.SIGNED_IN, this::loopbackLogin),
                new Route("POST", "/api/claude/callback", Access.SIGNED_IN, this::callback),
                new Route("POST", "/api/claude/api-key", Access.SIGNED_IN, this::apiKey),
                new Route("DELETE", "/api/claude/disconnect", Access.SIGNED_IN, this::disconnect));
    }

    record Code(@Nullable String code, @Nullable String state) {}

    record ApiKey(@Nullable String apiKey) {}

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
            @Nullable String kind,
            @Nullable String account,
            @Nullable Instant expiresAt,
            @Nullable Instant lastRefresh,
            String state,
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
        String code = Call.required("code", body.code());
        return answer("code", claude.completeLogin(call.accountId(), code, body.state()));
    }

    private Answer apiKey(Call call) {
        String key = Call.required("api_key", call.read(ApiKey.class).apiKey());
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
