package io.github.claudeproxy.tls;

import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What our authority may vouch for, written into it as name constraints: whoever trusts it must not
 * have to fear that its key, if stolen, opens other sites.
 *
 * @param names further names, such as that of this machine
 */
record PrivateRanges(Set<String> names) {
    private static final List<String> NETWORKS =
            List.of(
                    "10.0.0.0/8",
                    "172.16.0.0/12",
                    "192.168.0.0/16",
                    "100.64.0.0/10",
                    "169.254.0.0/16",
                    "127.0.0.0/8",
                    "fc00::/7",
                    "fe80::/10",
                    "::1/128");
    private static final Set<String> DOMAINS = Set.of("local", "localhost", "home.arpa", "lan");

    PrivateRanges {
        names = names.stream().map(PrivateRanges::lower).collect(Collectors.toUnmodifiableSet());
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    Stream<String> networks() {
        return Stream.concat(
                NETWORKS.stream(), names.stream().filter(Names::isAddress).map(Names::alone));
    }

    Set<String> domains() {
        Set<String> all = new TreeSet<>(DOMAINS);
        names.stream().filter(name -> !Names.isAddress(name)).forEach(all::add);
        return all;
    }

    boolean permitsAny(String nameOrAddress) {
        return Names.isAddress(nameOrAddress)
                ? permits(InetAddress.ofLiteral(nameOrAddress))
                : permits(nameOrAddress);
    }

    boolean permits(InetAddress address) {
        return networks().anyMatch(network -> Names.isWithin(address, network));
    }

    private boolean permits(String name) {
        return domains().stream()
                .anyMatch(domain -> name.equals(domain) || name.endsWith("." + domain));
    }
}
