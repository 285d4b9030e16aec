package io.github.claudeproxy.discovery;

import io.github.claudeproxy.network.NetworkService;
import io.github.claudeproxy.network.NetworkState;
import io.github.claudeproxy.network.ReachableUrl;
import io.github.claudeproxy.signal.Signal;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Tells the local network where the server is, as long as others are to reach it; what is changed
 * while it runs is told anew. Works on a thread of its own, as the protocol waits for seconds.
 */
public final class Announcer implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Announcer.class);

    /** The farewell is sent at once; that it is repeated is not waited for. */
    private static final Duration FAREWELL = Duration.ofSeconds(1);

    private final Supplier<List<ReachableUrl>> urls;
    private final Map<Offer, Responder> told = new HashMap<>();
    private final Semaphore due = new Semaphore(0);
    private final Signal.Subscription following;
    private final Thread thread;
    private volatile boolean closing;

    Announcer(Signal<NetworkState> state, Supplier<List<ReachableUrl>> urls) {
        this.urls = urls;
        this.thread = Thread.ofVirtual().name("announcer").start(this::work);
        this.following = state.subscribe(_ -> due.release());
    }

    /** Starts telling what this one does. */
    public static Announcer follow(NetworkService network) {
        return new Announcer(network.state(), network::forClients);
    }

    private void work() {
        try {
            while (!closing) {
                due.acquire();
                due.drainPermits();
                tell(closing ? List.of() : Offer.of(machine(), urls.get()));
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void tell(List<Offer> offers) {
        told.entrySet()
                .removeIf(
                        known -> {
                            boolean gone = !offers.contains(known.getKey());
                            if (gone) {
                                known.getValue().close();
                            }
                            return gone;
                        });
        for (Offer offer : offers) {
            if (!told.containsKey(offer)) {
                open(offer);
            }
        }
    }

    private void open(Offer offer) {
        try {
            told.put(offer, Responder.open(offer));
            log.info("Announced at {} in the local network", offer.address().getHostAddress());
        } catch (IOException e) {
            log.warn("Cannot announce {} in the local network", offer.address(), e);
        }
    }

    private static String machine() {
        try {
            return InetAddress.getLocalHost().getHostName().split("\\.", 2)[0];
        } catch (UnknownHostException _) {
            return "Claude Proxy";
        }
    }

    @Override
    public void close() {
        following.close();
        closing = true;
        due.release();
        try {
            thread.join(FAREWELL);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
