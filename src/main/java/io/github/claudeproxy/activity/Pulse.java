package io.github.claudeproxy.activity;

import io.github.claudeproxy.signal.Signal;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Looks for changes ten times a second, as long as anybody listens. Any thread may call it. */
final class Pulse implements AutoCloseable {
    private static final long PACE_MILLIS = 100;

    private final LongSupplier changes;
    private final List<Watch> watches = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofVirtual().name("activity").factory());
    private @Nullable Future<?> beating;
    private long seen;

    Pulse(LongSupplier changes) {
        this.changes = changes;
    }

    /** Tells the listener until closed; a listener that throws ends it all. */
    synchronized Signal.Subscription subscribe(Runnable listener) {
        Watch watch = new Watch(listener);
        watches.add(watch);
        if (beating == null) {
            seen = changes.getAsLong();
            beating =
                    timer.scheduleWithFixedDelay(
                            this::beat, PACE_MILLIS, PACE_MILLIS, TimeUnit.MILLISECONDS);
        }
        return watch;
    }

    private synchronized void leave(Watch watch) {
        watches.remove(watch);
        if (watches.isEmpty() && beating != null) {
            beating.cancel(false);
            beating = null;
        }
    }

    private void beat() {
        if (changed()) {
            watches.forEach(watch -> watch.listener.run());
        }
    }

    private synchronized boolean changed() {
        long now = changes.getAsLong();
        boolean changed = now != seen;
        seen = now;
        return changed;
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    private final class Watch implements Signal.Subscription {
        private final Runnable listener;

        Watch(Runnable listener) {
            this.listener = listener;
        }

        @Override
        public void close() {
            leave(this);
        }
    }
}
