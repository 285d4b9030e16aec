package io.github.claudeproxy.alerts;

import io.github.claudeproxy.signal.Signal;
import io.github.claudeproxy.store.Database;
import io.github.claudeproxy.store.StoreException;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Looks every few seconds at what is wrong, and says each cause once an hour at most, or once in
 * the period it belongs to: in the log, to whoever watches the signals, and to the account's
 * webhook. A restart says nothing twice. Any thread may call it; its own thread alone looks.
 */
public final class AlertService implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AlertService.class);
    private static final Duration KEEP = Duration.ofDays(90);
    private static final int SHOWN = 100;
    private static final int PACE_SECONDS = 5;

    private final Database database;
    private final AlertStore store;
    private final Webhooks webhooks;
    private final List<AlertSource> sources;
    private final InstantSource clock;
    private final Signal<List<Alert>> raised;
    private final Signal<List<Condition>> wrong = new Signal<>(List.of());
    private final List<Alert> lastOfEach;
    private final CountDownLatch closing = new CountDownLatch(1);
    // not a virtual thread: waiting for the disk inside the driver would hold its carrier
    private final Thread thread = Thread.ofPlatform().name("alerts").unstarted(this::run);
    private boolean failing;

    /** Does nothing by itself. */
    AlertService(
            Database database, Webhooks webhooks, List<AlertSource> sources, InstantSource clock) {
        this.database = database;
        this.store = new AlertStore(database);
        this.webhooks = webhooks;
        this.sources = List.copyOf(sources);
        this.clock = clock;
        this.raised = new Signal<>(store.latest(SHOWN));
        this.lastOfEach = new ArrayList<>(store.latestOfEach());
    }

    /** Begins to look and to send. */
    public static AlertService open(
            Database database, List<AlertSource> sources, InstantSource clock) {
        Webhooks webhooks = new Webhooks(database, clock);
        AlertService service = new AlertService(database, webhooks, sources, clock);
        service.thread.start();
        webhooks.start();
        return service;
    }

    /** The last alerts of all accounts, the latest first; grows by whatever is said. */
    public Signal<List<Alert>> raised() {
        return raised;
    }

    /** What is wrong now, of all accounts. */
    public Signal<List<Condition>> wrong() {
        return wrong;
    }

    /** Whether what an alert was about is still so. */
    public boolean isActive(Alert alert) {
        return wrong.get().stream().anyMatch(condition -> condition.isOf(alert))
                && raised.get().stream()
                        .filter(other -> other.isAgain(alert))
                        .allMatch(other -> other.id() <= alert.id());
    }

    /** An account's alerts of the last months, the latest first. Blocks on the store. */
    public List<Alert> page(String accountId, @Nullable Long after, int limit) {
        return store.page(accountId, after, limit);
    }

    /** Where alerts are sent to. */
    public Webhooks webhooks() {
        return webhooks;
    }

    private void run() {
        try {
            while (!closing.await(PACE_SECONDS, TimeUnit.SECONDS)) {
                lookOrWarn();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void lookOrWarn() {
        try {
            look();
            failing = false;
        } catch (StoreException e) {
            if (!failing) {
                LOG.warn("alerts cannot be stored, will retry", e);
            }
            failing = true;
        }
    }

    /** Looks once. */
    void look() {
        List<Condition> now =
                sources.stream().flatMap(source -> source.conditions().stream()).toList();
        wrong.set(now);
        now.stream().filter(this::isNews).forEach(this::raise);
    }

    private boolean isNews(Condition condition) {
        return last(condition)
                .filter(alert -> alert.silences(condition, clock.instant()))
                .isEmpty();
    }

    private Optional<Alert> last(Condition condition) {
        return lastOfEach.stream().filter(condition::isOf).findFirst();
    }

    private void raise(Condition condition) {
        Instant at = clock.instant();
        Alert alert =
                database.write(
                        handle -> {
                            AlertStore.deleteBefore(handle, at.minus(KEEP));
                            Alert made = AlertStore.insert(handle, condition, at);
                            webhooks.enqueue(made);
                            return made;
                        });
        last(condition).ifPresent(lastOfEach::remove);
        lastOfEach.add(alert);
        LOG.warn("{}. {}", AlertTexts.title(alert), AlertTexts.text(alert));
        webhooks.wake();
        show(alert);
    }

    private void show(Alert alert) {
        List<Alert> all = new ArrayList<>(raised.get());
        all.addFirst(alert);
        raised.set(List.copyOf(all.subList(0, Math.min(all.size(), SHOWN))));
    }

    @Override
    public void close() {
        closing.countDown();
        webhooks.close();
        try {
            thread.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
