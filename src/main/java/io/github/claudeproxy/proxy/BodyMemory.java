package io.github.claudeproxy.proxy;

import org.xnio.XnioIoThread;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;

/**
 * How much memory all request bodies together may take while they wait to go upstream. Who does not
 * find room waits its turn, with its client's socket unread. Any thread may call; the lock is taken
 * only when memory is short.
 */
final class BodyMemory {

    /** Somebody who waits for room. */
    static final class Waiter {
        private final long bytes;
        private final XnioIoThread thread;
        private final Runnable granted;

        private Waiter(long bytes, XnioIoThread thread, Runnable granted) {
            this.bytes = bytes;
            this.thread = thread;
            this.granted = granted;
        }
    }

    private final AtomicLong free;
    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Waiter> waiters = new ArrayDeque<>();
    private volatile boolean waiting;

    BodyMemory(long bytes) {
        this.free = new AtomicLong(bytes);
    }

    /** Takes room if there is some and nobody waits for it. */
    boolean tryTake(long bytes) {
        return !waiting && take(bytes);
    }

    private boolean take(long bytes) {
        long left = free.get();
        while (left >= bytes) {
            if (free.compareAndSet(left, left - bytes)) {
                return true;
            }
            left = free.get();
        }
        return false;
    }

    /** Calls {@code granted} on the I/O thread once the room has been taken. */
    Waiter take(long bytes, XnioIoThread thread, Runnable granted) {
        Waiter waiter = new Waiter(bytes, thread, granted);
        lock.lock();
        try {
            waiters.add(waiter);
            waiting = true;
        } finally {
            lock.unlock();
        }
        grant();
        return waiter;
    }

    /**
     * Gives up waiting.
     *
     * @return false if the room has been granted already, and must be given back
     */
    boolean cancel(Waiter waiter) {
        lock.lock();
        try {
            boolean removed = waiters.remove(waiter);
            waiting = !waiters.isEmpty();
            return removed;
        } finally {
            lock.unlock();
            grant();
        }
    }

    void give(long bytes) {
        free.addAndGet(bytes);
        if (waiting) {
            grant();
        }
    }

    /** Serves the waiters in their order, as far as the room goes. */
    private void grant() {
        lock.lock();
        try {
            while (!waiters.isEmpty() && take(waiters.peek().bytes)) {
                Waiter next = waiters.remove();
                next.thread.execute(next.granted);
            }
            waiting = !waiters.isEmpty();
        } finally {
            lock.unlock();
        }
    }
}
