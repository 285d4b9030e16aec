package io.github.claudeproxy.ui.overview;

import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The server as the window shows it.
 *
 * @param addresses where it is reached, this machine's first; empty unless it runs
 * @param problem why it does not run, empty if nothing is wrong
 */
public record ServerPicture(Phase phase, List<Address> addresses, String problem) {
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
        boolean isHttps() {
            return "https".equals(url.getScheme());
        }
    }

    public ServerPicture {
        addresses = List.copyOf(addresses);
    }

    boolean isRunning() {
        return phase == Phase.RUNNING;
    }

    /** The ports in use, as {@code 3000, 3443}. */
    String ports() {
        return distinctPorts().map(String::valueOf).collect(Collectors.joining(", "));
    }

    int portCount() {
        return (int) distinctPorts().count();
    }

    private Stream<Integer> distinctPorts() {
        return addresses.stream().map(address -> address.url().getPort()).distinct();
    }

    Stream<Address> forOthers() {
        return addresses.stream().filter(Address::forOthers);
    }
}
