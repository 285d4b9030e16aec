package io.github.claudeproxy.network;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.net.InetAddress;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

/**
 * The addresses and names of this machine, at most a few seconds old. Any thread may ask: it is
 * answered at once, and what is old is looked up again in the background, because the system may
 * take seconds to say its own name.
 */
public final class NetworkAddresses {
    private static final Logger LOG = LoggerFactory.getLogger(NetworkAddresses.class);
    private static final long FRESH_NANOS = Duration.ofSeconds(3).toNanos();

    private final Interfaces interfaces;
    private final AtomicBoolean refreshing = new AtomicBoolean();
    private volatile Snapshot snapshot;

    /** Those of the system. */
    public NetworkAddresses() {
        this(Attached::all);
    }

    NetworkAddresses(Interfaces interfaces) {
        this.interfaces = interfaces;
        this.snapshot = new Snapshot(attached(), Set.of(), old());
    }

    /** Lists what there is now. */
    @FunctionalInterface
    interface Interfaces {
        List<Attached> list() throws SocketException;
    }

    /**
     * What was found at one moment.
     *
     * @param names the machine's names in lower case, with and without domain
     */
    public record Snapshot(List<Attached> attached, Set<String> names, long at) {
        public Snapshot {
            attached = List.copyOf(attached);
            names = Set.copyOf(names);
        }

        public Set<InetAddress> addresses() {
            return attached.stream().map(Attached::address).collect(Collectors.toSet());
        }

        public boolean has(InetAddress address) {
            return attached.stream().anyMatch(known -> known.address().equals(address));
        }
    }

    /** The latest there is; the names are missing until they were first looked up. */
    public Snapshot now() {
        Snapshot current = snapshot;
        if (System.nanoTime() - current.at() > FRESH_NANOS
                && refreshing.compareAndSet(false, true)) {
            Thread.startVirtualThread(this::refresh);
        }
        return current;
    }

    /** The addresses as they are at this moment; the names may be older. Blocks a little. */
    Snapshot look() {
        Snapshot before = now();
        return new Snapshot(attached(), before.names(), before.at());
    }

    /** As {@link #look}, with the names, for which the system may take seconds. */
    Snapshot lookWithNames() {
        Snapshot found = new Snapshot(attached(), names(), System.nanoTime());
        snapshot = found;
        return found;
    }

    private void refresh() {
        try {
            snapshot = new Snapshot(attached(), names(), System.nanoTime());
        } finally {
            refreshing.set(false);
        }
    }

    private static long old() {
        return System.nanoTime() - 2 * FRESH_NANOS;
    }

    private List<Attached> attached() {
        try {
            return interfaces.list();
        } catch (SocketException e) {
            LOG.warn("the network interfaces cannot be listed", e);
            return List.of();
        }
    }

    private static Set<String> names() {
        Set<String> names = new HashSet<>();
        try {
            String full = InetAddress.getLocalHost().getHostName().toLowerCase(Locale.ROOT);
            String name = full.split("\\.", 2)[0];
            names.add(full);
            names.add(name);
            names.add(name + ".local");
        } catch (UnknownHostException e) {
            LOG.debug("this machine does not know its own name", e);
        }
        return names;
    }
}
