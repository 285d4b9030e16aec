package io.github.claudeproxy.usage;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * A ring of events that never blocks or allocates: any thread offers, one at a time polls. Closing
 * sets the sign of {@code tail}, so that every offer either came before or fails.
 */
final class EventQueue {
    private final AtomicReferenceArray<@Nullable UsageEvent> slots;
    private final AtomicLong head = new AtomicLong();
    private final AtomicLong tail = new AtomicLong();

    EventQueue(int capacity) {
        this.slots = new AtomicReferenceArray<>(capacity);
    }

    /** False if the queue is full or closed. */
    boolean offer(UsageEvent event) {
        long at;
        do {
            at = tail.get();
            if (at < 0 || at - head.get() >= slots.length()) {
                return false;
            }
        } while (!tail.compareAndSet(at, at + 1));
        slots.setRelease(slot(at), event);
        return true;
    }

    /** The oldest event, null if there is none. */
    @Nullable UsageEvent poll() {
        long at = head.get();
        if (at == end()) {
            return null;
        }
        UsageEvent event = awaitOffered(slot(at));
        slots.setRelease(slot(at), null);
        head.set(at + 1);
        return event;
    }

    int size() {
        return (int) (end() - head.get());
    }

    /** Refuses what comes from now on; what is in it can still be polled. */
    void close() {
        tail.updateAndGet(at -> at | Long.MIN_VALUE);
    }

    /** A slot is claimed an instant before it is filled. */
    private UsageEvent awaitOffered(int slot) {
        UsageEvent event = slots.getAcquire(slot);
        while (event == null) {
            Thread.onSpinWait();
            event = slots.getAcquire(slot);
        }
        return event;
    }

    private long end() {
        return tail.get() & Long.MAX_VALUE;
    }

    private int slot(long at) {
        return (int) (at % slots.length());
    }
}
