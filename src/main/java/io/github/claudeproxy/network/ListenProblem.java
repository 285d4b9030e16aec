package io.github.claudeproxy.network;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * Why the server cannot listen.
 *
 * @param message one sentence for the user, with all that is known
 * @param takenPort the port that another program has, if that is the reason
 * @param owner that program, as far as the system tells
 * @param freePort a near port that is free
 */
public record ListenProblem(
        String message, OptionalInt takenPort, Optional<PortOwner> owner, OptionalInt freePort) {
    static ListenProblem of(ListenException failure, PortOwners owners) {
        String message = String.valueOf(failure.getMessage());
        if (!(failure instanceof PortTakenException taken)) {
            return new ListenProblem(
                    message, OptionalInt.empty(), Optional.empty(), OptionalInt.empty());
        }
        Optional<PortOwner> owner = owners.of(taken.port());
        OptionalInt free = FreePorts.after(taken.port());
        return new ListenProblem(
                "port "
                        + taken.port()
                        + " is taken by "
                        + owner.map(PortOwner::text).orElse("another program")
                        + (free.isPresent() ? "; port " + free.getAsInt() + " is free" : ""),
                OptionalInt.of(taken.port()),
                owner,
                free);
    }
}
