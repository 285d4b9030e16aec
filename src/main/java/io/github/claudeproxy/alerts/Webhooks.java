package io.github.claudeproxy.alerts;

import io.github.claudeproxy.audit.AuditLog;
import io.github.claudeproxy.audit.Change;
import io.github.claudeproxy.audit.Facts;
import io.github.claudeproxy.store.Database;
import io.github.claudeproxy.store.StoreException;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * The accounts' webhooks, and a queue in the store of what they are still to be told: a failed try
 * is repeated later and later, for a day. Any thread may call it; it blocks.
 */
public final class Webhooks implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Webhooks.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(15);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    private static final int MOST_TRIES = 30;
    private static final int BATCH = 20;
    private static final int PACE_SECONDS = 5;

    private final WebhookStore store;
    private final AuditLog audit;
    private final WebhookSender sender = new WebhookSender();
    private final InstantSource clock;
    private final Semaphore awake = new Semaphore(0);
    private final Thread thread = Thread.ofPlatform().name("webhooks").unstarted(this::run);
    private volatile boolean closed;

    Webhooks(Database database, InstantSource clock) {
        this.store = new WebhookStore(database);
        this.audit = new AuditLog(database, clock);
        this.clock = clock;
    }

    void start() {
        thread.start();
    }

    public Optional<Webhook> of(String accountId) {
        return store.find(accountId);
    }

    /** How many alerts of the account are still to be sent. */
    public int waiting(String accountId) {
        return store.waiting(accountId);
    }

    /** Sends the account's alerts there from now on. */
    public void set(String accountId, Webhook webhook) {
        Facts before = facts(store.find(accountId).orElse(null));
        audit.together(
                () -> {
                    store.save(accountId, webhook, clock.instant());
                    record(accountId, before, facts(webhook));
                    return true;
                });
    }

    /** Sends them nowhere. */
    public void remove(String accountId) {
        Facts before = facts(store.find(accountId).orElse(null));
        audit.together(
                () -> {
                    store.delete(accountId);
                    record(accountId, before, Facts.NONE);
                    return true;
                });
    }

    private void record(String accountId, Facts before, Facts after) {
        Change change = Change.of(accountId, "webhook.change", accountId, "");
        audit.recordIfChanged(change, before, after);
    }

    private static Facts facts(@Nullable Webhook webhook) {
        return webhook == null
                ? Facts.NONE
                : Facts.of("url", webhook.masked()).and("form", webhook.form().text());
    }

    /** Sends a message that says that it works, now; empty if the account has no webhook. */
    public Optional<Delivery> test(String accountId) {
        return store.find(accountId)
                .map(
                        webhook ->
                                sender.send(
                                        webhook,
                                        new WebhookMessage(
                                                "test",
                                                "",
                                                AlertTexts.testTitle(),
                                                AlertTexts.testText(),
                                                clock.instant().toString())));
    }

    /** Puts it into the queue, if the account has a webhook; in the transaction under way. */
    void enqueue(Alert alert) {
        store.enqueue(alert, clock.instant());
    }

    /** There may be something to send. */
    void wake() {
        awake.release();
    }

    private void run() {
        try {
            while (!closed) {
                sendOrWarn();
                var _ = awake.tryAcquire(PACE_SECONDS, TimeUnit.SECONDS);
                awake.drainPermits();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void sendOrWarn() {
        try {
            sendDue();
        } catch (StoreException e) {
            LOG.warn("alerts that wait to be sent cannot be read", e);
        }
    }

    /** Sends what is due once. */
    void sendDue() {
        for (WebhookStore.Due due : store.due(clock.instant(), BATCH)) {
            if (closed) {
                return;
            }
            Optional<Webhook> webhook = store.find(due.alert().accountId());
            if (webhook.isEmpty()) {
                store.done(due);
            } else {
                settle(due, sender.send(webhook.get(), message(due.alert())));
            }
        }
    }

    private static WebhookMessage message(Alert alert) {
        return new WebhookMessage(
                alert.kind().text(),
                alert.subject(),
                AlertTexts.title(alert),
                AlertTexts.text(alert),
                alert.at().toString());
    }

    private void settle(WebhookStore.Due due, Delivery delivery) {
        switch (delivery) {
            case Delivery.Delivered _ -> store.done(due);
            case Delivery.Failed failed when failed.worthRetrying() && due.tries() < MOST_TRIES ->
                    store.retry(due, next(due.tries()));
            case Delivery.Failed failed -> {
                LOG.warn("an alert could not be sent to the webhook: {}", failed.why());
                store.done(due);
            }
        }
    }

    private Instant next(int tries) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(tries, 20));
        return clock.instant().plus(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause);
    }

    @Override
    public void close() {
        closed = true;
        wake();
        sender.close();
        try {
            thread.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
