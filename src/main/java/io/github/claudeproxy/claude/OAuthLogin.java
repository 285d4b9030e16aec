package io.github.claudeproxy.claude;

import io.github.claudeproxy.config.ClaudeEndpoints;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Signs in to a Claude account: authorization code with PKCE (RFC 7636), however it comes back. */
final class OAuthLogin {
    private final ClaudeEndpoints endpoints;
    private final OAuthClient client;
    private final LoginAttempts attempts;

    OAuthLogin(ClaudeEndpoints endpoints, OAuthClient client, Clock clock) {
        this.endpoints = endpoints;
        this.client = client;
        this.attempts = new LoginAttempts(clock);
    }

    /** How it ended. */
    sealed interface Ending {
        record SignedIn(LoginAttempt attempt, TokenAnswer.Granted granted) implements Ending {}

        /** Nothing came of it; the attempt may still be open. */
        record Failed(ConnectOutcome outcome) implements Ending {}

        /** The attempt is used up in vain. */
        record Spent(LoginAttempt attempt, ConnectOutcome outcome) implements Ending {}
    }

    /** Begins one whose answer is shown to the user on Anthropic's page. */
    LoginStart start(String accountId) {
        return start(accountId, endpoints.redirectUri());
    }

    LoginStart start(String accountId, URI redirectUri) {
        LoginAttempt attempt = attempts.start(accountId, redirectUri);
        return new LoginStart(address(attempt), attempt.state(), Terms.OF_CLAUDE_ACCOUNTS);
    }

    private URI address(LoginAttempt attempt) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("code", "true");
        query.put("client_id", endpoints.clientId());
        query.put("response_type", "code");
        query.put("redirect_uri", attempt.redirectUri().toString());
        query.put("scope", endpoints.scopes());
        query.put("code_challenge", attempt.challenge());
        query.put("code_challenge_method", "S256");
        query.put("state", attempt.state());
        String base = endpoints.authorizeUrl().toString();
        return URI.create(base + (base.contains("?") ? "&" : "?") + encoded(query));
    }

    private static String encoded(Map<String, String> query) {
        return query.entrySet().stream()
                .map(
                        p ->
                                p.getKey()
                                        + "="
                                        + URLEncoder.encode(p.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    /** Ends one: takes what the user or the browser brought and turns it into tokens. Blocks. */
    Ending complete(String accountId, String codeOrUrl, @Nullable String state) {
        return switch (PastedCode.parse(codeOrUrl, state)) {
            case PastedCode.Parsed.Unusable unusable -> failed(unusable.setback());
            case PastedCode.Parsed.Code code ->
                    switch (attempts.claim(accountId, code.answer())) {
                        case LoginAttempts.Claim.Rejected no -> failed(no.setback());
                        case LoginAttempts.Claim.Taken it -> exchange(it.attempt(), it.code());
                    };
        };
    }

    private Ending exchange(LoginAttempt attempt, Secret code) {
        return switch (client.exchange(attempt, code)) {
            case TokenAnswer.Granted granted -> new Ending.SignedIn(attempt, granted);
            case TokenAnswer.Denied denied ->
                    new Ending.Spent(attempt, denied(denied.error().text()));
            case TokenAnswer.Busy busy -> new Ending.Spent(attempt, busy(busy.retryAfter()));
            case TokenAnswer.NoAnswer none -> new Ending.Spent(attempt, noAnswer(none.setback()));
        };
    }

    private static ConnectOutcome denied(String why) {
        return new ConnectOutcome.Refused(
                new Setback(
                        Obstacle.CODE_REFUSED,
                        why,
                        "Anthropic did not accept the code (%s). Start the sign-in again."
                                .formatted(why)));
    }

    /** At login a 429 is often a refused exchange in disguise: so no word of too many. */
    private static ConnectOutcome busy(Duration retryAfter) {
        long seconds = retryAfter.toSeconds();
        return new ConnectOutcome.Unreachable(
                new Setback(
                        Obstacle.BUSY,
                        String.valueOf(seconds),
                        """
                        Anthropic's token endpoint did not take the code (status 429). Wait %d s, \
                        then start the sign-in again; if it stays so, check CLAUDE_TOKEN_URL."""
                                .formatted(seconds)));
    }

    private static ConnectOutcome noAnswer(Setback why) {
        return new ConnectOutcome.Unreachable(
                why.saying("Not signed in: " + why.message() + ". Start the sign-in again."));
    }

    private static Ending failed(Setback why) {
        return new Ending.Failed(new ConnectOutcome.Refused(why));
    }

    /** Whether the account still waits for it. */
    boolean isWanted(LoginAttempt attempt) {
        return attempts.isKnown(attempt);
    }

    /** Whether an answer can still end the one of this state. */
    boolean isOpen(String accountId, String state) {
        return attempts.isOpen(accountId, state);
    }

    /** Ends the one of this state. */
    void cancel(String accountId, String state) {
        attempts.cancel(accountId, state);
    }

    /** Ends all that are under way for the account. */
    void cancel(String accountId) {
        attempts.cancel(accountId);
    }
}
