package io.github.claudeproxy.server;

import io.undertow.server.HttpServerExchange;

import org.jspecify.annotations.Nullable;
import org.xnio.ChannelListeners;
import org.xnio.IoUtils;
import org.xnio.StreamConnection;
import org.xnio.channels.ReadTimeoutException;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Ends a connection whose client sends its request body too slowly: while somebody waits for the
 * body, at least {@link #LEAST_BYTES} must come in each period. It runs only until the request is
 * complete, so it never ends a client that silently reads a long answer, and it does not count the
 * time in which the server itself pauses reading.
 *
 * <p>XNIO's {@code READ_TIMEOUT} is not used for this: it counts every silence on the socket, also
 * that of an idle or a listening client, and a byte now and then keeps it quiet for ever.
 *
 * <p>A timer is set at most once per period and connection, however many requests come. All methods
 * belong to the connection's I/O thread.
 */
final class BodyWatch implements Runnable {
    static final int LEAST_BYTES = 4096;

    private final StreamConnection channel;
    private final long period;
    private @Nullable HttpServerExchange exchange;
    private boolean ticking;
    private boolean expired;

    /** Of the body under watch: bytes since the last time there were enough, nanoseconds waited. */
    private long bytes;

    private long waited;
    private long waitingSince;
    private boolean waits;

    BodyWatch(StreamConnection channel, Duration period) {
        this.channel = channel;
        this.period = period.toNanos();
    }

    void begin(HttpServerExchange started) {
        if (started.isRequestComplete()) {
            return;
        }
        exchange = started;
        bytes = 0;
        waited = 0;
        waits = false;
        if (!ticking) {
            tickAfter(period);
        }
    }

    void end() {
        exchange = null;
    }

    void received(long read) {
        if (read > 0) {
            bytes += read;
        }
    }

    void waiting() {
        if (exchange != null && !waits) {
            waits = true;
            waitingSince = System.nanoTime();
        }
    }

    void pausing() {
        if (waits) {
            waits = false;
            waited += System.nanoTime() - waitingSince;
        }
    }

    /** Whoever reads after the end learns why it ended. */
    void check() throws ReadTimeoutException {
        if (expired) {
            throw new ReadTimeoutException("the request body came too slowly");
        }
    }

    private void tickAfter(long delay) {
        ticking = true;
        channel.getIoThread().executeAfter(this, delay, TimeUnit.NANOSECONDS);
    }

    @Override
    public void run() {
        ticking = false;
        HttpServerExchange watched = exchange;
        if (watched == null || watched.isRequestComplete() || !channel.isOpen()) {
            exchange = null;
            return;
        }
        if (bytes >= LEAST_BYTES) {
            bytes = 0;
            waited = 0;
            waitingSince = System.nanoTime();
        }
        long left = period - waitedSoFar();
        if (left <= 0) {
            expire();
        } else {
            tickAfter(waits ? left : period);
        }
    }

    private long waitedSoFar() {
        return waits ? waited + System.nanoTime() - waitingSince : waited;
    }

    /** The reader hears of it first, then the connection closes. */
    private void expire() {
        expired = true;
        var source = channel.getSourceChannel();
        if (source.isReadResumed()) {
            ChannelListeners.invokeChannelListener(source, source.getReadListener());
        }
        IoUtils.safeClose(channel);
    }
}
