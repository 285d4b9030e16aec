package io.github.claudeproxy.server;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The base URLs under which a listening server is reached. */
final class Urls {
    private Urls() {}

    /** This machine's own first; addresses that mean nothing elsewhere are left out. */
    static List<URI> of(String host, int port, NetworkAddresses network) {
        if (!host.equals("0.0.0.0") && !host.equals("::")) {
            return List.of(URI.create(base(host, port)));
        }
        List<URI> urls = new ArrayList<>();
        urls.add(URI.create(base("localhost", port)));
        network.now().addresses().stream()
                .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                .filter(address -> host.equals("::") || !(address instanceof Inet6Address))
                .map(InetAddress::getHostAddress)
                .sorted(Comparator.comparing((String address) -> address.contains(":")))
                .forEach(address -> urls.add(URI.create(base(address, port))));
        return urls;
    }

    static String base(String host, int port) {
        int scope = host.indexOf('%');
        String name = scope < 0 ? host : host.substring(0, scope);
        return "http://" + (name.indexOf(':') < 0 ? name : "[" + name + "]") + ":" + port;
    }
}
