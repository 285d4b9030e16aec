package io.github.claudeproxy.alerts;

import io.github.claudeproxy.claude.ConnectionService;
import io.github.claudeproxy.claude.ConnectionStatus;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Connections that somebody must see to. Connecting again ends it. */
public final class ConnectionAlerts implements AlertSource {
    private final ConnectionService connections;

    public ConnectionAlerts(ConnectionService connections) {
        this.connections = connections;
    }

    @Override
    public List<Condition> conditions() {
        return connections.statuses().entrySet().stream()
                .flatMap(account -> condition(account).stream())
                .toList();
    }

    private static Optional<Condition> condition(Map.Entry<String, ConnectionStatus> account) {
        ConnectionStatus status = account.getValue();
        return switch (status.state()) {
            case RECONNECT_NEEDED, REFUSED_UPSTREAM ->
                    Optional.of(
                            new Condition(
                                    account.getKey(),
                                    AlertKind.CONNECTION_LOST,
                                    "",
                                    List.of(status.message()),
                                    ""));
            case OK, REFRESHING, NONE -> Optional.empty();
        };
    }
}
