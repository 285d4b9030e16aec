package io.github.claudeproxy.claude;

import com.fasterxml.jackson.databind.JsonNode;

import io.github.claudeproxy.config.ClaudeEndpoints;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Speaks to the token endpoint (RFC 6749, in JSON as Anthropic does). Blocks. */
final class OAuthClient {
    private static final long DEFAULT_LIFE_SECONDS = 3600;

    private final ClaudeEndpoints endpoints;
    private final AnthropicHttp http;
    private final Clock clock;

    OAuthClient(ClaudeEndpoints endpoints, AnthropicHttp http, Clock clock) {
        this.endpoints = endpoints;
        this.http = http;
        this.clock = clock;
    }

    /** Turns a code into tokens. Unlike RFC 6749, the endpoint wants the state in the body. */
    TokenAnswer exchange(LoginAttempt attempt, Secret code) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("grant_type", "authorization_code");
        fields.put("code", code.reveal());
        fields.put("redirect_uri", attempt.redirectUri().toString());
        fields.put("client_id", endpoints.clientId());
        fields.put("code_verifier", attempt.verifier().reveal());
        fields.put("state", attempt.state());
        TokenAnswer answer = ask(fields, HttpRequest.newBuilder(), Optional.empty());
        return without(without(answer, code), attempt.verifier());
    }

    /** Turns a refresh token into a new pair; where none comes back, the old one stays good. */
    TokenAnswer refresh(OAuthTokens old, Secret refreshToken) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("grant_type", "refresh_token");
        fields.put("refresh_token", refreshToken.reveal());
        fields.put("client_id", endpoints.clientId());
        HttpRequest.Builder request =
                HttpRequest.newBuilder().header("anthropic-beta", OAuthTokens.BETA);
        return without(ask(fields, request, Optional.of(old)), refreshToken);
    }

    private static TokenAnswer without(TokenAnswer answer, Secret sent) {
        return answer instanceof TokenAnswer.Denied denied
                ? new TokenAnswer.Denied(denied.error().without(sent))
                : answer;
    }

    private TokenAnswer ask(
            Map<String, String> fields, HttpRequest.Builder request, Optional<OAuthTokens> old) {
        Instant asked = clock.instant();
        request.uri(endpoints.tokenUrl())
                .header("content-type", "application/json")
                .header("accept", "application/json")
                .POST(BodyPublishers.ofString(Json.write(fields)));
        return switch (http.send(request)) {
            case AnthropicHttp.Reply.NoAnswer none -> new TokenAnswer.NoAnswer(none.setback());
            case AnthropicHttp.Reply.Answer answer -> read(answer.response(), asked, old);
        };
    }

    private TokenAnswer read(
            HttpResponse<byte[]> response, Instant asked, Optional<OAuthTokens> old) {
        int status = response.statusCode();
        if (status == 429) {
            return new TokenAnswer.Busy(RetryAfter.of(response.headers(), asked));
        }
        if (status / 100 == 2) {
            return Json.object(response.body())
                    .flatMap(body -> granted(body, asked, old))
                    .orElse(noTokenEndpoint(status));
        }
        if (status / 100 == 5 || status == 408) {
            return noAnswer(Obstacle.OUT_OF_ORDER, status, "answered with status " + status);
        }
        return ErrorText.of(response)
                .<TokenAnswer>map(TokenAnswer.Denied::new)
                .orElse(noTokenEndpoint(status));
    }

    private TokenAnswer noTokenEndpoint(int status) {
        return noAnswer(
                Obstacle.NOT_ANTHROPIC,
                status,
                "did not answer as a token endpoint (status %d): wrong or blocked endpoint"
                        .formatted(status));
    }

    private TokenAnswer noAnswer(Obstacle obstacle, int status, String what) {
        String host = endpoints.tokenUrl().getAuthority();
        return new TokenAnswer.NoAnswer(
                new Setback(obstacle, host + " (" + status + ")", host + " " + what));
    }

    private static Optional<TokenAnswer> granted(
            JsonNode body, Instant asked, Optional<OAuthTokens> old) {
        return token(body, "access_token")
                .map(
                        access ->
                                new TokenAnswer.Granted(
                                        tokens(access, body, asked, old), account(body)));
    }

    private static OAuthTokens tokens(
            Secret access, JsonNode body, Instant asked, Optional<OAuthTokens> old) {
        long life = body.path("expires_in").asLong(DEFAULT_LIFE_SECONDS);
        return new OAuthTokens(
                access,
                token(body, "refresh_token")
                        .orElse(old.map(OAuthTokens::refreshToken).orElse(null)),
                asked.plusSeconds(Math.clamp(life, 0, Duration.ofDays(366).toSeconds())),
                Json.text(body, "scope").orElse(old.map(OAuthTokens::scopes).orElse("")));
    }

    /** Only what can stand in a header. */
    private static Optional<Secret> token(JsonNode body, String field) {
        return Json.text(body, field)
                .filter(text -> text.chars().allMatch(c -> c > ' ' && c < 127))
                .map(Secret::new);
    }

    private static String account(JsonNode body) {
        Optional<String> email = Json.text(body.path("account"), "email_address");
        return email.or(() -> Json.text(body.path("organization"), "name"))
                .orElse("Claude account");
    }
}
