package io.github.claudeproxy.usage;

import io.github.claudeproxy.store.Database;
import io.github.claudeproxy.store.StoreException;

import java.time.Clock;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Prices and records every call that ended, exactly once, within a second. Recording only puts the
 * event into a bounded queue; a thread of its own looks into it five times a second and writes what
 * it finds. When the queue is full, be it that the store fails for long, events are dropped and
 * counted.
 */
public final class UsageRecorder implements AutoCloseable {
    private static final int CAPACITY = 8192;
    private static final long PERIOD_MILLIS = 200;

    private final EventQueue queue = new EventQueue(CAPACITY);
    private final UsageWriter writer;
    private final RecorderLog log;
    private final LongAdder dropped = new LongAdder();
    private final ReentrantLock writing = new ReentrantLock();
    private final CountDownLatch stopping = new CountDownLatch(1);
    // not a virtual thread: waiting for the disk inside the driver would hold its carrier
    private final Thread thread = Thread.ofPlatform().name("usage-writer").unstarted(this::run);

    private UsageRecorder(Database database, PriceSource prices, Clock clock) {
        this.writer = new UsageWriter(queue, new UsageStore(database, prices));
        this.log = new RecorderLog(clock);
    }

    /** Starts to record into this database at list prices, until closed. */
    public static UsageRecorder open(Database database, Clock clock) {
        return open(database, PriceTable.builtIn(), clock);
    }

    /** Starts to record into this database at these prices, until closed. */
    public static UsageRecorder open(Database database, PriceSource prices, Clock clock) {
        UsageRecorder recorder = new UsageRecorder(database, prices, clock);
        recorder.thread.start();
        return recorder;
    }

    /** Takes the event for recording. Any thread may call it; it neither blocks nor signals. */
    public void record(UsageEvent event) {
        if (!queue.offer(event)) {
            dropped.increment();
        }
    }

    /** Writes now what was recorded before this call. Blocks on the store. */
    public void flush() {
        writing.lock();
        try {
            writer.writeAll();
            log.succeeded();
        } catch (StoreException e) {
            log.failed(e, writer.queued());
        } finally {
            log.lost(dropped.sum());
            writing.unlock();
        }
    }

    /** Calls stored since the start. */
    public long recorded() {
        return writer.written();
    }

    /** Calls lost since the start. */
    public long dropped() {
        return dropped.sum();
    }

    /** Calls that wait to be stored. */
    public int queued() {
        return writer.queued();
    }

    /** Takes no more events, stores those it has; what cannot be stored now is lost and counted. */
    @Override
    public void close() {
        queue.close();
        stopping.countDown();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (!stopping.await(PERIOD_MILLIS, TimeUnit.MILLISECONDS)) {
                flush();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        finish();
    }

    private void finish() {
        flush();
        writing.lock();
        try {
            dropped.add(writer.discard());
            log.lostAtLast(dropped.sum());
        } finally {
            writing.unlock();
        }
    }
}
