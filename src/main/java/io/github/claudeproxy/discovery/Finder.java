package io.github.claudeproxy.discovery;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import javax.jmdns.JmDNS;

/** Asks the local networks which servers there are. */
public final class Finder {
    private static final Logger log = LoggerFactory.getLogger(Finder.class);

    private Finder() {}

    /** The addresses of this machine by which a local network can be asked. */
    public static List<InetAddress> networks() {
        try {
            return NetworkInterface.networkInterfaces()
                    .filter(Finder::isAsked)
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(Inet4Address.class::isInstance)
                    .toList();
        } catch (SocketException e) {
            log.warn("The network interfaces cannot be listed", e);
            return List.of();
        }
    }

    private static boolean isAsked(NetworkInterface network) {
        try {
            return network.isUp() && network.supportsMulticast() && !network.isLoopback();
        } catch (SocketException _) {
            return false;
        }
    }

    /** Those that answer within this time, by way of these addresses. Blocks that long. */
    public static List<Found> find(Collection<InetAddress> networks, Duration patience)
            throws InterruptedException {
        List<Callable<List<Found>>> questions =
                networks.stream()
                        .<Callable<List<Found>>>map(network -> () -> ask(network, patience))
                        .toList();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.invokeAll(questions).stream()
                    .map(Future::resultNow)
                    .flatMap(List::stream)
                    .distinct()
                    .sorted(Found.ORDER)
                    .toList();
        }
    }

    private static List<Found> ask(InetAddress network, Duration patience) {
        String name = "claude-proxy-find-" + ProcessHandle.current().pid();
        try (JmDNS dns = JmDNS.create(network, name)) {
            return Arrays.stream(dns.list(Responder.TYPE, patience.toMillis()))
                    .flatMap(Found::of)
                    .toList();
        } catch (IOException e) {
            log.warn("Cannot ask by way of {}", network.getHostAddress(), e);
            return List.of();
        }
    }
}
