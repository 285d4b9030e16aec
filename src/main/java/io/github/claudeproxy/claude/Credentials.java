package io.github.claudeproxy.claude;

import io.github.claudeproxy.claude.Connection.Holding;
import io.github.claudeproxy.claude.ConnectionStatus.State;
import io.github.claudeproxy.claude.CredentialState.Ready;
import io.github.claudeproxy.claude.CredentialState.RefreshFirst;
import io.github.claudeproxy.claude.CredentialState.Unavailable;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Gives requests what they need to go upstream, and has it refreshed in time. */
final class Credentials {
    private static final long BLOCKING = Duration.ofSeconds(30).toMillis();
    private static final CredentialState REFRESH_FIRST = new RefreshFirst();

    private final Connections connections;
    private final TokenRefresher refresher;
    private final Clock clock;

    Credentials(Connections connections, TokenRefresher refresher, Clock clock) {
        this.connections = connections;
        this.refresher = refresher;
        this.clock = clock;
    }

    /** Memory only: never waits. */
    CredentialState now(String accountId) {
        Connection connection = connections.of(accountId);
        return connection == null
                ? new Unavailable(Messages.NOT_CONNECTED, false)
                : now(connection);
    }

    private CredentialState now(Connection connection) {
        return switch (connection.holding()) {
            case Holding.Key held -> new Ready(held.credential());
            case Holding.Unreadable _ -> new Unavailable(Messages.UNREADABLE, false);
            case Holding.Tokens held ->
                    connection.standing().state() == State.RECONNECT_NEEDED
                            ? ended(connection)
                            : fresh(connection, held);
        };
    }

    private CredentialState fresh(Connection connection, Holding.Tokens held) {
        long left = held.tokens().expiresAt().toEpochMilli() - clock.millis();
        if (left <= BLOCKING && (left <= 0 || held.tokens().refreshToken() != null)) {
            return REFRESH_FIRST;
        }
        if (left <= TokenRefresher.DUE.toMillis()) {
            startIfPossible(connection, held);
        }
        return new Ready(held.tokens());
    }

    private void startIfPossible(Connection connection, Holding.Tokens held) {
        if (held.tokens().refreshToken() != null) {
            refresher.refreshSoon(connection, held);
        }
    }

    /** Waits for a refresh where one is needed first. */
    CredentialState await(String accountId) {
        CredentialState now = now(accountId);
        Connection connection = connections.of(accountId);
        if (now instanceof RefreshFirst
                && connection != null
                && connection.holding() instanceof Holding.Tokens held) {
            refresher.refresh(connection, held, false);
            return afterRefresh(accountId, null);
        }
        return now;
    }

    /** Waits for a refresh of the refused tokens, unless there are newer ones. */
    CredentialState renew(String accountId, Credential refused) {
        Connection connection = connections.of(accountId);
        if (connection == null || !(connection.holding() instanceof Holding.Tokens held)) {
            return connection != null && connection.holding() instanceof Holding.Key key
                    ? key(connection, key, refused)
                    : now(accountId);
        }
        if (!held.tokens().equals(refused)) {
            return await(accountId);
        }
        refresher.refresh(connection, held, true);
        return afterRefresh(accountId, refused);
    }

    private static CredentialState key(
            Connection connection, Holding.Key held, Credential refused) {
        return held.credential().equals(refused)
                ? new Unavailable(Messages.refused(connection.kind(), ""), false)
                : new Ready(held.credential());
    }

    /** What a refresh led to; a failed one leaves tokens that may still be good for a while. */
    private CredentialState afterRefresh(String accountId, @Nullable Credential refused) {
        Connection connection = connections.of(accountId);
        if (connection == null || !(connection.holding() instanceof Holding.Tokens held)) {
            return now(accountId);
        }
        if (connection.standing().state() == State.RECONNECT_NEEDED) {
            return ended(connection);
        }
        return held.tokens().expiresAt().isAfter(clock.instant()) && !held.tokens().equals(refused)
                ? new Ready(held.tokens())
                : new Unavailable(Messages.notRefreshed(refresher.lastFailure(connection)), true);
    }

    private static CredentialState ended(Connection connection) {
        return new Unavailable(Messages.reconnect(connection.standing().reason()), false);
    }

    /** For the timer: starts a refresh of whatever ends soon, though nobody asks for it. */
    void refreshDue() {
        Instant soon = clock.instant().plus(TokenRefresher.DUE);
        for (Connection connection : connections.all()) {
            if (connection.holding() instanceof Holding.Tokens held
                    && connection.standing().state() != State.RECONNECT_NEEDED
                    && !held.tokens().expiresAt().isAfter(soon)) {
                startIfPossible(connection, held);
            }
        }
    }
}
