package io.github.claudeproxy.server;

import io.github.claudeproxy.network.ListenAt;
import io.github.claudeproxy.network.ListenException;
import io.undertow.connector.ByteBufferPool;
import io.undertow.server.DefaultByteBufferPool;

import org.jspecify.annotations.Nullable;
import org.xnio.OptionMap;
import org.xnio.Options;
import org.xnio.Xnio;
import org.xnio.XnioWorker;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.SSLContext;

/** The threads that serve and the buffers they read into, for as long as anything listens. */
final class ServerThreads {
    /** How long a stream gets to say that it ends, once the time of a stop is over. */
    static final Duration LAST_WORD = Duration.ofSeconds(1);

    private final @Nullable XnioWorker worker;
    private final @Nullable ByteBufferPool buffers;

    private ServerThreads(@Nullable XnioWorker worker, @Nullable ByteBufferPool buffers) {
        this.worker = worker;
        this.buffers = buffers;
    }

    static ServerThreads none() {
        return new ServerThreads(null, null);
    }

    static ServerThreads start() throws ListenException {
        return new ServerThreads(newWorker(), new DefaultByteBufferPool(true, 16384, 4096, 128));
    }

    /** Blocking work runs on virtual threads, so XNIO's own pool stays as small as it can be. */
    private static XnioWorker newWorker() throws ListenException {
        try {
            return Xnio.getInstance(LocalServer.class.getClassLoader())
                    .createWorker(
                            OptionMap.builder()
                                    .set(Options.WORKER_NAME, "http")
                                    .set(Options.THREAD_DAEMON, true)
                                    .set(Options.WORKER_IO_THREADS, ioThreads())
                                    .set(Options.WORKER_TASK_CORE_THREADS, 1)
                                    .set(Options.WORKER_TASK_MAX_THREADS, 2)
                                    .getMap());
        } catch (IOException e) {
            throw new ListenException("cannot start the server's threads", e);
        }
    }

    private static int ioThreads() {
        return Runtime.getRuntime().availableProcessors();
    }

    boolean areNone() {
        return worker == null;
    }

    Listener.Binding binding(ListenAt place, @Nullable SSLContext tls) {
        if (worker == null || buffers == null) {
            throw new IllegalStateException("no threads");
        }
        InetSocketAddress address = new InetSocketAddress(place.host(), place.port());
        return new Listener.Binding(worker, buffers, address, tls);
    }

    /** The threads go before the buffers they may still hold. */
    void shutDown() {
        if (worker != null) {
            worker.shutdown();
            awaitEnd(worker);
        }
        if (buffers != null) {
            buffers.close();
        }
    }

    private static void awaitEnd(XnioWorker worker) {
        try {
            if (!worker.awaitTermination(LAST_WORD.toMillis(), TimeUnit.MILLISECONDS)) {
                worker.shutdownNow();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
