package io.github.claudeproxy.network;

import io.github.claudeproxy.config.Config;
import io.github.claudeproxy.config.Sharing;
import io.github.claudeproxy.tls.Certificates;

import java.util.List;

/** Where a server listens by its configuration, for who looks at it from beside. */
public final class PlannedReach {
    private final Config config;
    private final List<ListenAt> places;

    public PlannedReach(Config config, Sharing sharing) {
        this.config = config;
        this.places = new ListenPlan(config).places(sharing);
    }

    /** The plain one, which is always there, first. */
    public List<ListenAt> places() {
        return places;
    }

    /** What reaches it, if its plain port is this one. A port that nobody knows is left out. */
    public List<ReachableUrl> urls(int port) {
        List<ListenAt> known =
                places.stream()
                        .map(place -> place.tls() ? place : place.withPort(port))
                        .filter(place -> place.port() != 0)
                        .toList();
        return new ReachableUrls(address -> Certificates.permits(config.allowedHosts(), address))
                .of(known, new NetworkAddresses().look());
    }
}
