package io.github.claudeproxy.limits;

import io.github.claudeproxy.store.StoreException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Watches how full each account's quota is, by what Anthropic's answers say of it; it never asks.
 * {@link #wants} and {@link #observe} read and write memory and may be called on I/O threads; a
 * thread of its own stores what changed and finds the keys over their share.
 */
public final class QuotaWatch implements AutoCloseable {
    /** The beginning of the names of the headers that {@link #observe} reads. */
    public static final String HEADER_PREFIX = QuotaHeaders.PREFIX;

    private static final Logger LOG = LoggerFactory.getLogger(QuotaWatch.class);
    private static final long PERIOD_MILLIS = 5000;

    /** Looking sums up the account's use of a whole window. */
    private static final int ROUNDS_PER_LOOK = 6;

    private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final Duration SAMPLE_EVERY = Duration.ofMinutes(5);
    private static final double SAMPLE_STEP = 0.01;
    private static final Duration KEEP = Duration.ofDays(90);

    private final QuotaStore store;
    private final FairShare fairShare;
    private final Function<String, AccountGate> accounts;
    private final InstantSource clock;
    private final Map<String, Watched> watched = new ConcurrentHashMap<>();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread = Thread.ofVirtual().name("quota-watch").unstarted(this::run);
    private boolean failing;
    private int rounds;

    /** The latest of one account, and what of it is stored. */
    private static final class Watched {
        private volatile QuotaState latest;
        private volatile long readAt = System.nanoTime();
        private volatile QuotaState stored = new QuotaState(Instant.EPOCH, null, List.of());

        Watched(QuotaState latest) {
            this.latest = latest;
        }

        static Watched stored(QuotaState state) {
            Watched of = new Watched(state);
            of.stored = state;
            return of;
        }
    }

    QuotaWatch(
            QuotaStore store,
            FairShare fairShare,
            Function<String, AccountGate> accounts,
            InstantSource clock) {
        this.store = store;
        this.fairShare = fairShare;
        this.accounts = accounts;
        this.clock = clock;
    }

    void start() {
        store.latest().forEach((account, state) -> watched.put(account, Watched.stored(state)));
        watched.keySet().forEach(this::look);
        thread.start();
    }

    /** Whether it is worth reading the headers of an answer: once a second is enough. */
    public boolean wants(String accountId) {
        Watched of = watched.get(accountId);
        return of == null || System.nanoTime() - of.readAt > PAUSE_NANOS;
    }

    /** Takes what an answer's headers say, their names in lower case. */
    public void observe(String accountId, Map<String, String> headers) {
        QuotaState state = QuotaHeaders.read(headers, clock.instant());
        if (state != null) {
            Watched of = watched.computeIfAbsent(accountId, _ -> new Watched(state));
            of.latest = state;
            of.readAt = System.nanoTime();
        }
    }

    /** The account's quota, if any answer spoke of it. */
    public Optional<QuotaState> latest(String accountId) {
        return Optional.ofNullable(watched.get(accountId)).map(of -> of.latest);
    }

    /** The quota of every account of which any answer spoke. */
    public Map<String, QuotaState> latest() {
        return watched.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, of -> of.getValue().latest));
    }

    /** How long ago it was seen. */
    public Duration age(QuotaState state) {
        Duration age = Duration.between(state.seenAt(), clock.instant());
        return age.isNegative() ? Duration.ZERO : age;
    }

    /** What was stored since then, oldest first. Blocks on the store. */
    public List<QuotaState> history(String accountId, Instant from) {
        return store.history(accountId, from);
    }

    /** The keys over their share, unless the mode is off. */
    public List<OverShare> overShare(String accountId) {
        return accounts.apply(accountId).overShare().values().stream()
                .sorted(Comparator.comparingDouble(OverShare::used).reversed())
                .toList();
    }

    /** Finds the keys over their share now. Blocks on the store. */
    public void look(String accountId) {
        Watched of = watched.get(accountId);
        if (of != null) {
            AccountGate account = accounts.apply(accountId);
            account.share(fairShare.over(accountId, account, of.latest, clock.instant()));
        }
    }

    private void run() {
        try {
            while (!stopping.await(PERIOD_MILLIS, TimeUnit.MILLISECONDS)) {
                round();
            }
            round();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void round() {
        try {
            watched.forEach(this::keep);
            if (++rounds % ROUNDS_PER_LOOK == 0) {
                watched.keySet().forEach(this::look);
            }
            failing = false;
        } catch (StoreException e) {
            if (!failing) {
                LOG.warn("cannot store or share the quota, will retry", e);
            }
            failing = true;
        }
    }

    private void keep(String accountId, Watched of) {
        QuotaState state = of.latest;
        if (isNews(state, of.stored)) {
            store.add(accountId, state);
            of.stored = state;
            store.deleteBefore(clock.instant().minus(KEEP));
        }
    }

    private static boolean isNews(QuotaState state, QuotaState stored) {
        if (state.seenAt().equals(stored.seenAt())) {
            return false;
        }
        return state.seenAt().isAfter(stored.seenAt().plus(SAMPLE_EVERY)) || differs(state, stored);
    }

    private static boolean differs(QuotaState state, QuotaState stored) {
        if (state.windows().size() != stored.windows().size()) {
            return true;
        }
        for (int i = 0; i < state.windows().size(); i++) {
            QuotaWindow now = state.windows().get(i);
            QuotaWindow then = stored.windows().get(i);
            if (!now.name().equals(then.name())
                    || Math.abs(now.utilization() - then.utilization()) >= SAMPLE_STEP) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void close() {
        stopping.countDown();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
