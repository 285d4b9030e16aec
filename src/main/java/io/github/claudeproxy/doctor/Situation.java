package io.github.claudeproxy.doctor;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Where the server listens or would.
 *
 * @param running whether one runs with this data directory
 * @param urls where it can be reached, if it runs
 * @param plan where it listens by its configuration
 */
public record Situation(boolean running, List<URI> urls, List<Place> plan) {
    public Situation {
        urls = List.copyOf(urls);
        plan = List.copyOf(plan);
    }

    public static Situation running(List<URI> urls, List<Place> plan) {
        return new Situation(true, urls, plan);
    }

    public static Situation stopped(List<Place> plan) {
        return new Situation(false, List.of(), plan);
    }

    /**
     * One port to listen on.
     *
     * @param host an address or name of this machine; {@code 0.0.0.0} or {@code ::} for all
     */
    public record Place(String host, int port, boolean tls) {}

    /** The URLs that other machines could use. */
    List<URI> forOthers() {
        return urls.stream().filter(url -> !isLoopback(url.getHost())).toList();
    }

    /** The ports that other machines could use, also where no URL tells them. */
    List<Integer> sharedPorts() {
        return Stream.concat(
                        forOthers().stream().map(URI::getPort),
                        plan.stream().filter(place -> !isLoopback(place.host())).map(Place::port))
                .filter(port -> port != 0)
                .distinct()
                .toList();
    }

    /** Whether something that other machines could use is not encrypted. */
    boolean isPlain() {
        return running
                ? forOthers().stream().anyMatch(url -> "http".equals(url.getScheme()))
                : plan.stream().anyMatch(place -> !isLoopback(place.host()) && !place.tls());
    }

    static boolean isLoopback(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return name.equals("localhost")
                || name.equals("::1")
                || name.equals("[::1]")
                || name.startsWith("127.");
    }
}
