package io.github.claudeproxy.network;

import io.github.claudeproxy.config.Config;
import io.github.claudeproxy.config.SettingValue;
import io.github.claudeproxy.config.Settings;
import io.github.claudeproxy.config.Sharing;
import io.github.claudeproxy.signal.Signal;
import io.github.claudeproxy.tls.Certificates;
import io.github.claudeproxy.tls.TlsException;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Starts and stops listening, and changes where, while the program runs. Any thread that may block
 * can call it; calls wait for each other. It notices within seconds when the machine gets other
 * addresses.
 */
public final class NetworkService implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(NetworkService.class);
    private static final Duration LOOK = Duration.ofSeconds(2);

    private final Settings settings;
    private final ListenPlan plan;
    private final Certificates certificates;
    private final NetworkAddresses network;
    private final ReachableUrls urls;
    private final PortOwners owners = PortOwners.ofSystem();
    private final Signal<NetworkState> state = new Signal<>(new NetworkState.Stopped());
    private final Runnable renewed;
    private final CountDownLatch closing = new CountDownLatch(1);
    private @Nullable Listening server;
    private List<ListenAt> places = List.of();

    /**
     * Wires a service without a server yet.
     *
     * @param renewed called when there is another authority
     */
    public NetworkService(
            Config config,
            Settings settings,
            Certificates certificates,
            NetworkAddresses network,
            Runnable renewed) {
        this.renewed = renewed;
        this.settings = settings;
        this.plan = new ListenPlan(config);
        this.certificates = certificates;
        this.network = network;
        this.urls = new ReachableUrls(certificates::permits);
        Thread.ofVirtual().name("network").start(this::watch);
    }

    /** Gives it its server, which in turn may answer with what this service says. */
    public synchronized void attach(Listening listening) {
        server = listening;
    }

    private Listening server() {
        if (server == null) {
            throw new IllegalStateException("no server yet");
        }
        return server;
    }

    public Signal<NetworkState> state() {
        return state;
    }

    /** What reaches the server now; empty unless it runs. */
    public List<ReachableUrl> urls() {
        return state.get() instanceof NetworkState.Running running ? running.urls() : List.of();
    }

    /** What clients are set up with, the best first: for others, and in the way chosen. */
    public List<ReachableUrl> forClients() {
        boolean plain = settings.get().sharing().mode() == Sharing.Mode.HTTP;
        return urls().stream()
                .filter(url -> url.isForOthers() || !url.isHttps())
                .sorted(
                        Comparator.comparing((ReachableUrl url) -> !url.isForOthers())
                                .thenComparing(url -> url.isHttps() == plain))
                .toList();
    }

    /** Where it would listen if it were started now. */
    public List<ListenAt> planned() {
        return plan.places(settings.get().sharing());
    }

    /** What was given at the start: the owner's choice has no effect on it. */
    public List<SettingValue> fixed() {
        return plan.fixed();
    }

    /** Listens where flags, environment and settings say; does nothing if it does already. */
    public synchronized void start() throws ListenException {
        if (!places.isEmpty()) {
            return;
        }
        state.set(new NetworkState.Starting());
        try {
            listen(settings.get().sharing());
        } catch (ListenException e) {
            ListenProblem problem = ListenProblem.of(e, owners);
            state.set(new NetworkState.Failed(problem));
            throw e instanceof PortTakenException taken
                    ? new PortTakenException(taken.port(), problem.message(), e)
                    : e;
        }
    }

    private void listen(Sharing sharing) throws ListenException {
        List<ListenAt> wanted = plan.places(sharing);
        try {
            certify(wanted, network::lookWithNames);
        } catch (TlsException e) {
            throw new ListenException(String.valueOf(e.getMessage()), e);
        }
        places = server().listen(wanted);
        log.info("Listening at {}", places);
        tell();
    }

    /** A certificate that names all addresses must be there before anybody is answered. */
    private void certify(List<ListenAt> wanted, Supplier<NetworkAddresses.Snapshot> look) {
        if (wanted.stream().anyMatch(ListenAt::tls)) {
            NetworkAddresses.Snapshot now = look.get();
            certificates.cover(now.names(), now.addresses());
        }
    }

    private void tell() {
        state.set(new NetworkState.Running(urls.of(places, network.look())));
    }

    /** Ends what runs, in its own time or after a while, and listens no more until started. */
    public synchronized void stop() {
        if (places.isEmpty()) {
            return;
        }
        state.set(new NetworkState.Stopping());
        server().stop();
        places = List.of();
        state.set(new NetworkState.Stopped());
    }

    /**
     * Changes what the owner chose, moving there at once if the server runs. Only what works is
     * kept.
     */
    public synchronized NetworkChange change(UnaryOperator<Sharing> change) {
        Sharing before = settings.get().sharing();
        Sharing after = change.apply(before);
        Optional<SettingValue> fixed = plan.against(before, after);
        if (fixed.isPresent()) {
            return new NetworkChange.Fixed(fixed.get());
        }
        try {
            if (!places.isEmpty()) {
                listen(after);
            }
        } catch (ListenException e) {
            return new NetworkChange.Failed(ListenProblem.of(e, owners));
        }
        return new NetworkChange.Changed(settings.change(now -> now.with(after)).sharing());
    }

    /** Makes another authority: every client must trust it anew. */
    public synchronized void renewAuthority() {
        certificates.renewAuthority();
        certify(places, network::lookWithNames);
        renewed.run();
    }

    private void watch() {
        try {
            while (!closing.await(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
                look();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void look() {
        if (!places.isEmpty()) {
            try {
                certify(places, network::look);
            } catch (TlsException e) {
                log.warn("The certificate stays as it is", e);
            }
            tell();
        }
    }

    @Override
    public void close() {
        closing.countDown();
        stop();
    }
}
