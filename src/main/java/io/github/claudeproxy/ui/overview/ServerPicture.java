package io.github.claudeproxy.ui.overview;

import io.github.claudeproxy.network.ListenProblem;
import io.github.claudeproxy.network.NetworkState;
import io.github.claudeproxy.network.ReachableUrl;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The server as the window shows it.
 *
 * @param addresses where it is reached, this machine's first; empty unless it runs
 * @param problem why it does not run, if something is wrong
 */
public record ServerPicture(Phase phase, List<Address> addresses, Optional<ListenProblem> problem) {
    /** What it is doing. */
    public enum Phase {
        STOPPED,
        STARTING,
        RUNNING,
        STOPPING,
        FAILED
    }

    /**
     * A base URL.
     *
     * @param network what the URL is reached over, in the words of the system
     */
    public record Address(URI url, String network, boolean forOthers) {
        static Address of(ReachableUrl reached) {
            return new Address(reached.url(), reached.network(), reached.isForOthers());
        }

        boolean isHttps() {
            return "https".equals(url.getScheme());
        }
    }

    public ServerPicture {
        addresses = List.copyOf(addresses);
    }

    public static ServerPicture of(NetworkState state) {
        return switch (state) {
            case NetworkState.Stopped _ -> idle(Phase.STOPPED);
            case NetworkState.Starting _ -> idle(Phase.STARTING);
            case NetworkState.Stopping _ -> idle(Phase.STOPPING);
            case NetworkState.Failed(var why) ->
                    new ServerPicture(Phase.FAILED, List.of(), Optional.of(why));
            case NetworkState.Running(var urls) ->
                    new ServerPicture(
                            Phase.RUNNING,
                            urls.stream().map(Address::of).toList(),
                            Optional.empty());
        };
    }

    private static ServerPicture idle(Phase phase) {
        return new ServerPicture(phase, List.of(), Optional.empty());
    }

    public boolean isRunning() {
        return phase == Phase.RUNNING;
    }

    /** The ports in use, as {@code 3000, 3443}. */
    String ports() {
        return distinctPorts().map(String::valueOf).collect(Collectors.joining(", "));
    }

    int portCount() {
        return (int) distinctPorts().count();
    }

    /** The one of this kind, if there is one. */
    OptionalInt port(boolean https) {
        return addresses.stream()
                .filter(address -> address.isHttps() == https)
                .mapToInt(address -> address.url().getPort())
                .findFirst();
    }

    private Stream<Integer> distinctPorts() {
        return addresses.stream().map(address -> address.url().getPort()).distinct();
    }

    Stream<Address> forOthers() {
        return addresses.stream().filter(Address::forOthers);
    }
}
