package io.github.claudeproxy.server;

import io.github.claudeproxy.http.Metrics;
import io.prometheus.metrics.core.metrics.Counter;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts open connections: all of them against one limit, and those of strangers also against one
 * per address. Any thread may call it; nothing waits.
 */
final class ConnectionCap {
    private final int most;
    private final int mostPerAddress;
    private final AtomicInteger open = new AtomicInteger();
    private final ConcurrentHashMap<InetAddress, Integer> strangers = new ConcurrentHashMap<>();
    private final Counter refused;

    ConnectionCap(ServerLimits limits, Metrics metrics) {
        this.most = limits.connections();
        this.mostPerAddress = limits.strangersPerAddress();
        this.refused =
                metrics.counter(
                        "connections_refused", "Connections closed at once by a cap.", "cap");
        metrics.gauge("connections", "Open client connections.", open::get);
    }

    /** Counts one connection more, or says no. */
    boolean admit(InetAddress address) {
        if (open.incrementAndGet() > most) {
            open.decrementAndGet();
            refused.labelValues("total").inc();
            return false;
        }
        if (isCounted(address)
                && strangers.merge(network(address), 1, Integer::sum) > mostPerAddress) {
            release(address, true);
            refused.labelValues("address").inc();
            return false;
        }
        return true;
    }

    /** A stranger has shown a valid key. */
    void trust(InetAddress address) {
        if (isCounted(address)) {
            strangers.computeIfPresent(
                    network(address), (_, count) -> count > 1 ? count - 1 : null);
        }
    }

    void release(InetAddress address, boolean stranger) {
        open.decrementAndGet();
        if (stranger) {
            trust(address);
        }
    }

    /** Whoever runs programs on this machine has simpler ways to be in the way. */
    private static boolean isCounted(InetAddress address) {
        return !address.isLoopbackAddress();
    }

    /** One IPv6 client has a whole /64 of addresses. */
    private static InetAddress network(InetAddress address) {
        if (!(address instanceof Inet6Address)) {
            return address;
        }
        byte[] bytes = address.getAddress();
        Arrays.fill(bytes, 8, 16, (byte) 0);
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }
}
