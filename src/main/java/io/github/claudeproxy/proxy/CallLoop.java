package io.github.claudeproxy.proxy;

import io.github.claudeproxy.activity.Lane;
import io.github.claudeproxy.activity.ObservedCall;

import org.xnio.XnioIoThread;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * The running calls of one I/O thread, and what they share there. One timer for all of them looks
 * at their deadlines; a call costs no timer of its own. Confined to the thread, but for what {@link
 * Lane} lets others ask.
 */
final class CallLoop implements Lane {
    private final XnioIoThread thread;
    private final long tickNanos;
    private final HeadWriter headWriter = new HeadWriter();
    private final ArrayList<ProxyCall> running = new ArrayList<>();

    /** Written by the thread alone, so that counting takes no lock. */
    private final AtomicLong changes = new AtomicLong();

    private final AtomicInteger streams = new AtomicInteger();
    private boolean ticking;
    private long now;

    CallLoop(XnioIoThread thread, long tickNanos) {
        this.thread = thread;
        this.tickNanos = tickNanos;
    }

    XnioIoThread thread() {
        return thread;
    }

    HeadWriter headWriter() {
        return headWriter;
    }

    void add(ProxyCall call) {
        call.place(running.size());
        running.add(call);
        if (!ticking) {
            ticking = true;
            now = System.nanoTime();
            tickLater();
        }
    }

    /** The time of the last tick, as of System.nanoTime: exact enough for every deadline. */
    long now() {
        return now;
    }

    /** Puts the last call into the place that becomes free. */
    void remove(ProxyCall call) {
        ProxyCall last = running.removeLast();
        if (last != call) {
            running.set(call.place(), last);
            last.place(call.place());
        }
    }

    /** A call came, went on, or counted tokens. */
    void changed() {
        changes.setOpaque(changes.getPlain() + 1);
    }

    void streamBegan() {
        streams.setOpaque(streams.getPlain() + 1);
    }

    void streamEnded() {
        streams.setOpaque(streams.getPlain() - 1);
    }

    @Override
    public long changes() {
        return changes.getOpaque();
    }

    @Override
    public int streams() {
        return streams.getOpaque();
    }

    @Override
    public CompletableFuture<List<ObservedCall>> running(String accountId) {
        return ask(
                () ->
                        running.stream()
                                .filter(call -> call.isOf(accountId))
                                .map(ProxyCall::observe)
                                .toList());
    }

    @Override
    public CompletableFuture<Boolean> stop(String accountId, String requestId) {
        return ask(() -> stopHere(accountId, requestId));
    }

    private boolean stopHere(String accountId, String requestId) {
        for (ProxyCall call : running) {
            if (call.isOf(accountId) && call.requestId().equals(requestId)) {
                return call.stop();
            }
        }
        return false;
    }

    private <T> CompletableFuture<T> ask(Supplier<T> question) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        thread.execute(() -> answer.complete(question.get()));
        return answer;
    }

    private void tickLater() {
        thread.executeAfter(this::tick, tickNanos, TimeUnit.NANOSECONDS);
    }

    private void tick() {
        now = System.nanoTime();
        for (ProxyCall call : List.copyOf(running)) {
            call.tick(now);
        }
        ticking = !running.isEmpty();
        if (ticking) {
            tickLater();
        }
    }
}
