package io.github.claudeproxy.network;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.List;

/**
 * One address of this machine and the network interface that has it.
 *
 * @param name the system's name of the interface, such as {@code eth0}
 * @param title what the system calls it for people; on many systems the same
 */
public record Attached(String name, String title, InetAddress address) {
    /** All there are now. */
    static List<Attached> all() throws SocketException {
        return NetworkInterface.networkInterfaces()
                .flatMap(
                        found ->
                                found.inetAddresses()
                                        .map(
                                                address ->
                                                        new Attached(
                                                                found.getName(),
                                                                title(found),
                                                                address)))
                .toList();
    }

    private static String title(NetworkInterface found) {
        String title = found.getDisplayName();
        return title == null || title.isBlank() ? found.getName() : title;
    }
}
