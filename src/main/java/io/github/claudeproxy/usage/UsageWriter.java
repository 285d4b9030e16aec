package io.github.claudeproxy.usage;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Takes events from the queue to the store in batches. A batch that could not be written is kept
 * and tried again first, while the queue behind it fills up. One thread at a time may write, any
 * may read the counts.
 */
final class UsageWriter {
    private static final Logger LOG = LoggerFactory.getLogger(UsageWriter.class);
    private static final int BATCH_SIZE = 500;

    private final EventQueue queue;
    private final UsageStore store;
    private final List<UsageEvent> batch = new ArrayList<>(BATCH_SIZE);
    private final AtomicLong written = new AtomicLong();
    private volatile int kept;

    UsageWriter(EventQueue queue, UsageStore store) {
        this.queue = queue;
        this.store = store;
    }

    /** Writes all there is; when the store throws, nothing is lost. */
    void writeAll() {
        for (fillBatch(); !batch.isEmpty(); fillBatch()) {
            written.addAndGet(store.insert(batch));
            say();
            batch.clear();
        }
    }

    /** A line for each call, for whoever follows a request id. */
    private void say() {
        if (LOG.isDebugEnabled()) {
            batch.forEach(call -> LOG.debug(line(call)));
        }
    }

    private static String line(UsageEvent call) {
        return "%s %s by key %s: %d %s after %d ms, upstream's %s"
                .formatted(
                        call.requestId(),
                        call.endpoint(),
                        call.keyId(),
                        call.status(),
                        call.outcome().name().toLowerCase(Locale.ROOT),
                        call.duration().toMillis(),
                        call.upstreamRequestId());
    }

    /** Forgets all there is and says how much that was. */
    int discard() {
        int lost = queued();
        for (fillBatch(); !batch.isEmpty(); fillBatch()) {
            batch.clear();
        }
        return lost;
    }

    long written() {
        return written.get();
    }

    /** Events that are not in the store yet. */
    int queued() {
        return queue.size() + kept;
    }

    private void fillBatch() {
        while (batch.size() < BATCH_SIZE) {
            @Nullable UsageEvent event = queue.poll();
            if (event == null) {
                break;
            }
            batch.add(event);
        }
        kept = batch.size();
    }
}
