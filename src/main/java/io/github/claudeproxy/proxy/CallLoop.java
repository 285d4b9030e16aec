package io.github.claudeproxy.proxy;

import org.xnio.XnioIoThread;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The running calls of one I/O thread, and what they share there. One timer for all of them looks
 * at their deadlines; a call costs no timer of its own. Confined to the thread.
 */
final class CallLoop {
    private final XnioIoThread thread;
    private final long tickNanos;
    private final HeadWriter headWriter = new HeadWriter();
    private final ArrayList<ProxyCall> running = new ArrayList<>();
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

    int size() {
        return running.size();
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
