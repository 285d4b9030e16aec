package io.github.claudeproxy.upstream;

import org.jspecify.annotations.Nullable;
import org.xnio.XnioIoThread;

import java.util.ArrayDeque;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * The idle upstream connections of one I/O thread, newest first: a connection never leaves its
 * thread, so nothing here needs a lock.
 */
final class IdleConnections {
    private static final int MAX_IDLE = 512;

    private final XnioIoThread thread;
    private final long maxIdleNanos;
    private final ArrayDeque<UpstreamConnection> idle = new ArrayDeque<>();
    private final ResponseHeadParser parser = new ResponseHeadParser();
    private boolean sweeping;

    IdleConnections(XnioIoThread thread, long maxIdleNanos) {
        this.thread = thread;
        this.maxIdleNanos = maxIdleNanos;
    }

    @Nullable UpstreamConnection take() {
        while (!idle.isEmpty()) {
            UpstreamConnection connection = idle.pop();
            if (connection.isOpen()) {
                return connection;
            }
        }
        return null;
    }

    void add(UpstreamConnection connection) {
        idle.push(connection);
        if (idle.size() > MAX_IDLE) {
            idle.peekLast().close();
        }
        if (!sweeping) {
            sweepLater();
        }
    }

    void forget(UpstreamConnection connection) {
        idle.remove(connection);
    }

    ResponseHeadParser parser() {
        return parser;
    }

    private void sweepLater() {
        try {
            thread.executeAfter(this::sweep, maxIdleNanos / 4, TimeUnit.NANOSECONDS);
            sweeping = true;
        } catch (RejectedExecutionException e) {
            // the server is being stopped, and its thread with it: nothing is kept any more
            closeOlderThan(Long.MIN_VALUE);
        }
    }

    private void sweep() {
        sweeping = false;
        closeOlderThan(maxIdleNanos);
        if (!idle.isEmpty()) {
            sweepLater();
        }
    }

    private void closeOlderThan(long nanos) {
        long now = System.nanoTime();
        while (!idle.isEmpty() && now - idle.peekLast().idleSince() > nanos) {
            idle.peekLast().close();
        }
    }
}
