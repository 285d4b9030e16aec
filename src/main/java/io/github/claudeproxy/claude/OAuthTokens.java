package io.github.claudeproxy.claude;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The tokens of a Claude account. A request with them needs {@link #BETA} among its {@code
 * anthropic-beta} values.
 *
 * @param refreshToken absent where the sign-in gave none: then it ends with the access token
 * @param scopes space-separated, as Anthropic granted them
 */
public record OAuthTokens(
        Secret accessToken, @Nullable Secret refreshToken, Instant expiresAt, String scopes)
        implements Credential {
    public static final String BETA = "oauth-2025-04-20";

    /** Times are exact to what the database keeps, so that a stored pair equals itself. */
    public OAuthTokens {
        expiresAt = expiresAt.truncatedTo(ChronoUnit.MILLIS);
    }

    @Override
    public String headerName() {
        return "authorization";
    }

    @Override
    public String headerValue() {
        return "Bearer " + accessToken.reveal();
    }
}
