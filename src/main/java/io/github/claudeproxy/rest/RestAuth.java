package io.github.claudeproxy.rest;

import io.github.claudeproxy.users.User;
import io.github.claudeproxy.users.UserService;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderValues;
import io.undertow.util.Headers;

import org.jspecify.annotations.Nullable;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds out who calls, by {@code Authorization: Bearer} with a session token and nothing else: no
 * cookies, so that no page can borrow a session.
 */
final class RestAuth {
    private static final String BEARER = "Bearer ";

    /** RFC 7515 3.1: three parts of base64url; a proxy key, sent here by mistake, has no dots. */
    private static final Pattern JWT = Pattern.compile("[\\w-]+\\.[\\w-]+\\.[\\w-]+");

    private static final Problem SIGN_IN = new Problem(401, "Sign in first.");
    private static final Problem SIGN_IN_AGAIN =
            new Problem(401, "The session has ended. Sign in again.");
    private static final Problem NO_SESSION_TOKEN =
            new Problem(401, "This is not a session token. Sign in with POST /api/auth/login.");
    private static final Problem NOT_ALLOWED =
            new Problem(403, "Only who founded the account may do this.");

    private final UserService users;

    RestAuth(UserService users) {
        this.users = users;
    }

    /**
     * Who makes the call; null only where anyone may. May block.
     *
     * @throws ProblemException 401 or 403
     */
    @Nullable User admit(HttpServerExchange exchange, Access access) {
        if (access == Access.ANYONE) {
            return null;
        }
        User user = recognise(exchange).orElseThrow(() -> new ProblemException(SIGN_IN_AGAIN));
        if (!access.isGivenTo(user)) {
            throw new ProblemException(NOT_ALLOWED);
        }
        return user;
    }

    /** Who the exchange's session token stands for now. May block. */
    Optional<User> recognise(HttpServerExchange exchange) {
        return users.authenticate(token(exchange));
    }

    private static String token(HttpServerExchange exchange) {
        String token = bearer(exchange);
        if (token.isEmpty()) {
            throw new ProblemException(SIGN_IN);
        }
        if (!JWT.matcher(token).matches()) {
            throw new ProblemException(NO_SESSION_TOKEN);
        }
        return token;
    }

    /** What {@code Authorization: Bearer} presents; empty without it. */
    static String bearer(HttpServerExchange exchange) {
        HeaderValues values = exchange.getRequestHeaders().get(Headers.AUTHORIZATION);
        if (values == null || values.size() != 1) {
            return "";
        }
        String value = values.getFirst();
        return value.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? value.substring(BEARER.length()).strip()
                : "";
    }
}
