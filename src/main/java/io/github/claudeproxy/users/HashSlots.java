package io.github.claudeproxy.users;

import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs slow hashes, few at a time, so that a flood of sign-ins cannot take the machine from the
 * proxy. On platform threads, because a virtual thread that computes for a quarter of a second
 * would hold up all others; they end when idle. Any thread may call.
 */
final class HashSlots {
    private static final int AT_ONCE = 2;
    private static final int WAITING = 8;
    private static final int IDLE_SECONDS = 10;
    private static final int PATIENCE_SECONDS = 30;

    private final ThreadPoolExecutor workers =
            new ThreadPoolExecutor(
                    AT_ONCE,
                    AT_ONCE,
                    IDLE_SECONDS,
                    TimeUnit.SECONDS,
                    new ArrayBlockingQueue<>(WAITING),
                    Thread.ofPlatform().daemon().name("password-hash-", 1).factory());

    HashSlots() {
        workers.allowCoreThreadTimeOut(true);
    }

    /** The result of the work, or empty where too many wait already. */
    <T> Optional<T> run(Callable<T> work) {
        Future<T> running;
        try {
            running = workers.submit(work);
        } catch (RejectedExecutionException full) {
            return Optional.empty();
        }
        return await(running);
    }

    private static <T> Optional<T> await(Future<T> running) {
        try {
            return Optional.of(running.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
        } catch (ExecutionException e) {
            throw new IllegalStateException("hashing failed", e);
        } catch (TimeoutException late) {
            running.cancel(true);
            return Optional.empty();
        } catch (InterruptedException e) {
            running.cancel(true);
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
