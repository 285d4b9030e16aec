package io.github.claudeproxy.app;

import io.github.claudeproxy.doctor.Situation;
import io.github.claudeproxy.network.ListenAt;
import io.github.claudeproxy.network.NetworkService;
import io.github.claudeproxy.network.NetworkState;
import io.github.claudeproxy.network.ReachableUrl;

import java.util.List;

/** What the network knows, as those see it who look for what is wrong. */
final class Situations {
    private Situations() {}

    static Situation of(NetworkService network) {
        return network.state().get() instanceof NetworkState.Running running
                ? running(running.urls(), network.planned())
                : stopped(network.planned());
    }

    static Situation running(List<ReachableUrl> urls, List<ListenAt> places) {
        return Situation.running(urls.stream().map(ReachableUrl::url).toList(), plan(places));
    }

    static Situation stopped(List<ListenAt> places) {
        return Situation.stopped(plan(places));
    }

    private static List<Situation.Place> plan(List<ListenAt> places) {
        return places.stream()
                .map(place -> new Situation.Place(place.host(), place.port(), place.tls()))
                .toList();
    }
}
