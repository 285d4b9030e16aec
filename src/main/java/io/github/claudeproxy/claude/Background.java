package io.github.claudeproxy.claude;

import io.github.claudeproxy.store.StoreException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The virtual threads of this package and their timer. */
final class Background implements Executor, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Background.class);
    private static final long PATIENCE_SECONDS = 5;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofVirtual().name("connections").factory());

    /** Runs it on a thread of its own; a database that cannot be used is logged. */
    @Override
    public void execute(Runnable task) {
        threads.execute(
                () -> {
                    try {
                        task.run();
                    } catch (StoreException e) {
                        LOG.error("a change of the connection could not be stored", e);
                    }
                });
    }

    void every(Duration pace, Runnable task) {
        var _ =
                timer.scheduleWithFixedDelay(
                        () -> execute(task),
                        pace.toMillis(),
                        pace.toMillis(),
                        TimeUnit.MILLISECONDS);
    }

    void after(Duration delay, Runnable task) {
        var _ = timer.schedule(() -> execute(task), delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Lets a running refresh come to its end: its tokens are lost otherwise. */
    @Override
    public void close() {
        timer.shutdownNow();
        threads.shutdown();
        try {
            if (!threads.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
