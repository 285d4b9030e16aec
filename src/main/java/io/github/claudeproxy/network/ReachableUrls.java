package io.github.claudeproxy.network;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The base URLs under which a listening server is reached. */
final class ReachableUrls {
    private static final Comparator<ReachableUrl> ORDER =
            Comparator.comparing(ReachableUrl::isForOthers)
                    .thenComparing((ReachableUrl url) -> url.isForOthers() == !url.isHttps())
                    .thenComparing(ReachableUrl::reach)
                    .thenComparing(url -> url.address().contains(":"))
                    .thenComparing(ReachableUrl::network)
                    .thenComparing(ReachableUrl::address);

    private final Predicate<InetAddress> certified;

    /**
     * Wires it.
     *
     * @param certified whether our certificates may name this address
     */
    ReachableUrls(Predicate<InetAddress> certified) {
        this.certified = certified;
    }

    /** Addresses that mean nothing elsewhere are left out. */
    List<ReachableUrl> of(List<ListenAt> places, NetworkAddresses.Snapshot network) {
        return places.stream().flatMap(place -> of(place, network)).sorted(ORDER).toList();
    }

    private Stream<ReachableUrl> of(ListenAt place, NetworkAddresses.Snapshot network) {
        if (!place.isAny()) {
            return Stream.of(single(place, network));
        }
        ReachableUrl own = url(place, "localhost", "localhost", Reach.THIS_MACHINE);
        return Stream.concat(
                Stream.of(own),
                network.attached().stream()
                        .filter(attached -> isShown(place, attached.address()))
                        .map(
                                attached ->
                                        url(
                                                place,
                                                attached.title(),
                                                attached.address().getHostAddress(),
                                                Reach.of(attached))));
    }

    private boolean isShown(ListenAt place, InetAddress address) {
        return !address.isLoopbackAddress()
                && !address.isLinkLocalAddress()
                && (place.host().equals("::") || !(address instanceof Inet6Address))
                && (!place.tls() || certified.test(address));
    }

    private static ReachableUrl single(ListenAt place, NetworkAddresses.Snapshot network) {
        return network.attached().stream()
                .filter(attached -> attached.address().getHostAddress().equals(place.host()))
                .findFirst()
                .map(found -> url(place, found.title(), place.host(), Reach.of(found)))
                .orElseGet(() -> url(place, place.host(), place.host(), reachOf(place.host())));
    }

    private static Reach reachOf(String host) {
        return host.equals("localhost") || host.equals("::1") || host.startsWith("127.")
                ? Reach.THIS_MACHINE
                : Reach.UNKNOWN;
    }

    private static ReachableUrl url(ListenAt place, String network, String name, Reach reach) {
        return new ReachableUrl(URI.create(place.url(name)), network, name, reach);
    }
}
