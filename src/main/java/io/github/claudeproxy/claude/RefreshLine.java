package io.github.claudeproxy.claude;

import io.github.claudeproxy.claude.Connection.Holding;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * The refreshes of one connection, never two at a time. Any thread; nothing here waits.
 *
 * <p>Whoever comes while one is under way shares it, except that a forced one (after Anthropic
 * refused the token of this version) is never satisfied by one that was not.
 */
final class RefreshLine {
    private final AtomicReference<@Nullable Flight> running = new AtomicReference<>();

    /** Written by the flight under way alone. */
    volatile Backoff backoff = Backoff.NONE;

    /** Came from upstream and could not be stored yet. Written by the flight under way alone. */
    volatile Holding.@Nullable Tokens unstored;

    /** One refresh: what it was asked for, and its end. */
    record Flight(
            boolean forced,
            long version,
            CompletableFuture<Void> before,
            CompletableFuture<Void> done) {

        boolean serves(boolean forcedToo, long refusedVersion) {
            return !forcedToo || (forced && version == refusedVersion);
        }
    }

    boolean isRunning() {
        return running.get() != null;
    }

    /** The refresh to wait for: one under way, or a new one given to {@code launch}. */
    CompletableFuture<Void> join(boolean forced, long version, Consumer<Flight> launch) {
        while (true) {
            Flight now = running.get();
            if (now != null && now.serves(forced, version)) {
                return now.done();
            }
            CompletableFuture<Void> before =
                    now == null ? CompletableFuture.completedFuture(null) : now.done();
            Flight next = new Flight(forced, version, before, new CompletableFuture<>());
            if (running.compareAndSet(now, next)) {
                launch.accept(next);
                return next.done();
            }
        }
    }

    /** Ends it; from now on a new one can begin, so nobody gets an old result. */
    void land(Flight flight) {
        running.compareAndSet(flight, null);
        flight.done().complete(null);
    }
}
