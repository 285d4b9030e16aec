package io.github.claudeproxy.bench.load;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Sends requests at a fixed rate, whether answers come or not. A latency counts from the moment the
 * request was due, so that a stall is felt by every request it delays, not by one. The calling
 * thread sends, a second one reads.
 */
public final class OpenLoop implements AutoCloseable {
    private static final int CONNECTIONS = 64;
    private static final long SPIN_NANOS = 100_000;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final LoadLoop load = new LoadLoop();
    private final BlockingQueue<Client> idle = new LinkedBlockingQueue<>();
    private final ByteBuffer request;
    private final Latencies latencies = new Latencies();
    private long countFrom;
    private volatile long answers;

    public OpenLoop(Endpoint endpoint) throws IOException {
        request = Requests.message(endpoint);
        for (int i = 0; i < CONNECTIONS; i++) {
            idle.add(new Client(load, endpoint, _ -> {}, this::answered));
        }
    }

    /** Sends for that long and waits for the last answers; the first ones are not counted. */
    public Latencies run(int perSecond, Duration time, Duration uncounted) throws IOException {
        long period = TimeUnit.SECONDS.toNanos(1) / perSecond;
        long requests = time.toNanos() / period;
        long start = System.nanoTime() + SPIN_NANOS;
        countFrom = start + uncounted.toNanos();
        CompletableFuture<Void> reading = startReading(requests, time.plus(PATIENCE));
        for (long i = 0; i < requests && !reading.isDone(); i++) {
            long due = start + i * period;
            awaitNanos(due);
            idleClient().send(request, due);
        }
        join(reading);
        return latencies;
    }

    private CompletableFuture<Void> startReading(long requests, Duration atMost) {
        CompletableFuture<Void> reading = new CompletableFuture<>();
        Thread.ofPlatform()
                .daemon()
                .name("open-loop-reader")
                .start(() -> read(requests, atMost, reading));
        return reading;
    }

    private void read(long requests, Duration atMost, CompletableFuture<Void> reading) {
        try {
            load.runUntil(() -> answers == requests, atMost, requests + " answers");
            reading.complete(null);
        } catch (LoadException e) {
            reading.completeExceptionally(e);
        }
    }

    private static void awaitNanos(long due) {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            if (left > SPIN_NANOS) {
                LockSupport.parkNanos(left - SPIN_NANOS);
            } else {
                Thread.onSpinWait();
            }
        }
    }

    private Client idleClient() throws IOException {
        try {
            Client client = idle.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            if (client == null) {
                throw new LoadException("no connection came free");
            }
            return client;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LoadException("interrupted", e);
        }
    }

    private static void join(CompletableFuture<Void> reading) throws LoadException {
        try {
            reading.join();
        } catch (CompletionException e) {
            throw new LoadException("the open loop failed", e);
        }
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // only the reading thread writes
    private void answered(Client client) {
        if (client.due() - countFrom >= 0) {
            latencies.add(System.nanoTime() - client.due());
        }
        answers++;
        idle.add(client);
    }

    @Override
    public void close() throws IOException {
        load.close();
    }
}
