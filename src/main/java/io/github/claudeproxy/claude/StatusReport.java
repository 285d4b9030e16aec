package io.github.claudeproxy.claude;

import io.github.claudeproxy.claude.Connection.Holding;
import io.github.claudeproxy.claude.ConnectionStatus.State;

import org.jspecify.annotations.Nullable;

/** Says how a connection is doing. */
final class StatusReport {
    private StatusReport() {}

    static ConnectionStatus of(@Nullable Connection connection, TokenRefresher refresher) {
        if (connection == null) {
            return new ConnectionStatus(
                    false, null, null, null, null, State.NONE, Messages.CONNECT);
        }
        return switch (connection.holding()) {
            case Holding.Key _ -> key(connection);
            case Holding.Tokens held -> tokens(connection, held, refresher);
            case Holding.Unreadable _ ->
                    report(connection, null, State.RECONNECT_NEEDED, Messages.UNREADABLE);
        };
    }

    private static ConnectionStatus key(Connection connection) {
        State state = connection.standing().state();
        return report(connection, null, state, message(connection, state, ""));
    }

    private static ConnectionStatus tokens(
            Connection connection, Holding.Tokens held, TokenRefresher refresher) {
        State stored = connection.standing().state();
        State state =
                stored == State.OK && refresher.isRefreshing(connection)
                        ? State.REFRESHING
                        : stored;
        String failure = refresher.lastFailure(connection);
        return report(connection, held, state, message(connection, state, failure));
    }

    private static String message(Connection connection, State state, String lastFailure) {
        String reason = connection.standing().reason();
        return switch (state) {
            case OK, REFRESHING -> Messages.working(connection.kind(), lastFailure);
            case RECONNECT_NEEDED -> Messages.reconnect(reason);
            case REFUSED_UPSTREAM -> Messages.refused(connection.kind(), reason);
            case NONE -> Messages.CONNECT;
        };
    }

    private static ConnectionStatus report(
            Connection connection, Holding.@Nullable Tokens held, State state, String message) {
        return new ConnectionStatus(
                state != State.RECONNECT_NEEDED,
                connection.kind(),
                connection.account(),
                held == null ? null : held.tokens().expiresAt(),
                held == null ? null : held.refreshedAt(),
                state,
                message);
    }
}
