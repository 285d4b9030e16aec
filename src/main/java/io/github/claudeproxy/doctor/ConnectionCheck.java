package io.github.claudeproxy.doctor;

import io.github.claudeproxy.claude.ConnectionStatus;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** How the accounts are connected to Anthropic. */
public final class ConnectionCheck implements Check {
    private final Supplier<Optional<Collection<ConnectionStatus>>> statuses;

    /**
     * Wires it.
     *
     * @param statuses empty where they cannot be known
     */
    public ConnectionCheck(Supplier<Optional<Collection<ConnectionStatus>>> statuses) {
        this.statuses = statuses;
    }

    @Override
    public List<Finding> look() {
        return statuses.get().map(ConnectionCheck::findings).orElse(List.of());
    }

    private static List<Finding> findings(Collection<ConnectionStatus> all) {
        return all.isEmpty()
                ? List.of(Symptom.CONNECTION_NONE.with())
                : all.stream().map(ConnectionCheck::finding).toList();
    }

    private static Finding finding(ConnectionStatus status) {
        Symptom symptom =
                switch (status.state()) {
                    case OK, REFRESHING -> Symptom.CONNECTION_WORKS;
                    case RECONNECT_NEEDED -> Symptom.CONNECTION_LOST;
                    case REFUSED_UPSTREAM -> Symptom.CONNECTION_REFUSED;
                    case NONE -> Symptom.CONNECTION_NONE;
                };
        return symptom.with(String.valueOf(status.account()));
    }
}
