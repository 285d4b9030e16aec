package io.github.claudeproxy.testkit;

import static java.util.concurrent.TimeUnit.SECONDS;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/** One request the fake saw, and what became of it. Any thread may ask. */
public final class Call {
    /** How a call ended. */
    public enum End {
        /** All of the answer was sent. */
        ANSWERED,
        /** The fake ended it early, as it was told to. */
        CUT,
        /** The peer closed before all of the answer was sent, or while it sent the request. */
        ABORTED
    }

    private static final long OPEN = Long.MIN_VALUE;

    private final int connection;
    private final Route route;
    private final RequestHead head;
    private final Instant at = Instant.now();
    private final CompletableFuture<byte[]> body = new CompletableFuture<>();
    private final CompletableFuture<End> end = new CompletableFuture<>();
    private final CountDownLatch peerClosed = new CountDownLatch(1);
    private final AtomicLong peerClosedAt = new AtomicLong(OPEN);
    private final AtomicReference<BilledUsage> bill = new AtomicReference<>(BilledUsage.NONE);

    Call(int connection, Route route, RequestHead head) {
        this.connection = connection;
        this.route = route;
        this.head = head;
    }

    /** The number of its connection, from 1 in the order they were made. */
    public int connection() {
        return connection;
    }

    public Route route() {
        return route;
    }

    public RequestHead head() {
        return head;
    }

    /** When the head was read. */
    public Instant at() {
        return at;
    }

    /** True once the whole body was read. */
    public boolean hasBody() {
        return body.isDone();
    }

    /** The body without its framing; waits for the rest of it. */
    public byte[] body() {
        return within(body, "the request body never ended");
    }

    public String text() {
        return new String(body(), StandardCharsets.UTF_8);
    }

    public JsonNode json() {
        try {
            return Json.parse(text());
        } catch (JsonProcessingException e) {
            throw new AssertionError("not JSON: " + text(), e);
        }
    }

    /** What the fake bills for the part of the answer it sent until now. */
    public BilledUsage bill() {
        return bill.get();
    }

    /** Waits until the call is over and says how it ended. */
    public End end() {
        return within(end, "the call never ended");
    }

    public boolean ended() {
        return end.isDone();
    }

    /**
     * Waits until the peer has closed and says when the fake saw it, in {@link System#nanoTime}.
     * Only the first close during the call counts.
     */
    public long awaitPeerClosed() {
        Deadline.await(() -> peerClosed.await(10, SECONDS), "the peer never closed");
        return peerClosedAt.get();
    }

    void complete(byte[] bytes) {
        body.complete(bytes);
    }

    void billed(BilledUsage usage) {
        bill.set(usage);
    }

    void peerClosed() {
        if (!end.isDone() && peerClosedAt.compareAndSet(OPEN, System.nanoTime())) {
            peerClosed.countDown();
        }
    }

    void end(End how) {
        end.complete(how);
    }

    private static <T> T within(CompletableFuture<T> future, String otherwise) {
        try {
            return future.get(10, SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted: " + otherwise, e);
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError(otherwise, e);
        }
    }

    @Override
    public String toString() {
        return head.method() + " " + head.target() + " on connection " + connection;
    }
}
