package io.github.claudeproxy.keys;

import io.github.claudeproxy.store.StoreException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Brings the times of last use from memory to the store every few seconds and at close, on a
 * virtual thread of its own.
 */
final class LastUseWriter implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LastUseWriter.class);
    private static final Duration PERIOD = Duration.ofSeconds(5);

    private final LiveKeys keys;
    private final KeyStore store;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread;
    private boolean failing;

    LastUseWriter(LiveKeys keys, KeyStore store) {
        this.keys = keys;
        this.store = store;
        this.thread = Thread.ofVirtual().name("key-last-use").unstarted(this::run);
    }

    void start() {
        thread.start();
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

    private void run() {
        try {
            while (!stopping.await(PERIOD.toMillis(), TimeUnit.MILLISECONDS)) {
                write();
            }
            write();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What cannot be written stays in memory for the next round; said once per outage. */
    private void write() {
        Map<LiveKey, Long> changed = changed();
        if (changed.isEmpty()) {
            return;
        }
        try {
            store.saveLastUse(changed);
            changed.forEach((key, at) -> key.lastUse().setStored(at));
            failing = false;
        } catch (StoreException e) {
            if (!failing) {
                LOG.warn("cannot store when {} keys were last used, will retry", changed.size(), e);
            }
            failing = true;
        }
    }

    private Map<LiveKey, Long> changed() {
        Map<LiveKey, Long> changed = new HashMap<>();
        for (LiveKey key : keys.all()) {
            long at = key.lastUse().at();
            if (!key.lastUse().isStored(at)) {
                changed.put(key, at);
            }
        }
        return changed;
    }
}
