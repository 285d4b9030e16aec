package io.github.claudeproxy.claude;

import static java.time.temporal.ChronoUnit.MILLIS;

import io.github.claudeproxy.claude.ConnectionStatus.Kind;
import io.github.claudeproxy.claude.ConnectionStatus.State;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/**
 * An account's connection at one moment.
 *
 * @param id a new one at each connect, so that nothing late can touch the next
 * @param account e-mail address, organisation or masked key
 */
record Connection(
        String id,
        String accountId,
        Kind kind,
        String account,
        Standing standing,
        Holding holding) {

    static Connection of(String accountId, ApiKeyCredential key) {
        Holding holding = new Holding.Key(key);
        return fresh(accountId, Kind.API_KEY, key.key().hint(), holding);
    }

    static Connection of(String accountId, TokenAnswer.Granted granted) {
        Holding holding = new Holding.Tokens(granted.tokens(), 1, null);
        return fresh(accountId, Kind.OAUTH, granted.account(), holding);
    }

    private static Connection fresh(String accountId, Kind kind, String account, Holding holding) {
        String id = UUID.randomUUID().toString();
        return new Connection(id, accountId, kind, account, Standing.OK, holding);
    }

    Connection with(Standing other) {
        return new Connection(id, accountId, kind, account, other, holding);
    }

    Connection with(Holding other) {
        return new Connection(id, accountId, kind, account, standing, other);
    }

    /** What Anthropic last thought of it. */
    record Standing(State state, String reason) {
        static final Standing OK = new Standing(State.OK, "");
    }

    /** What it holds to prove itself. */
    sealed interface Holding {
        record Key(ApiKeyCredential credential) implements Holding {}

        /** Tokens and how often they were refreshed. */
        record Tokens(OAuthTokens tokens, long version, @Nullable Instant refreshedAt)
                implements Holding {
            public Tokens {
                refreshedAt = refreshedAt == null ? null : refreshedAt.truncatedTo(MILLIS);
            }
        }

        /** Stored, but the key that opens it is lost. */
        record Unreadable() implements Holding {}
    }
}
