package io.github.claudeproxy.signal;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * A value that others may watch. Any thread may call it; no lock is held while a listener runs.
 *
 * <p>A listener is called on the thread that set the value, one call at a time. It always ends with
 * the latest value; when values come faster than it takes them, it may miss some in between. It
 * must not throw: what it throws reaches whoever set the value.
 */
public final class Signal<T> {
    private final List<Watch> watches = new CopyOnWriteArrayList<>();
    private volatile T value;

    public Signal(T initial) {
        this.value = initial;
    }

    public T get() {
        return value;
    }

    /** Sets the value and tells the listeners, unless it equals the one there was. */
    public void set(T next) {
        update(_ -> next);
    }

    /**
     * As {@link #set}, with a value made of the one there is; returns it. Keep the change short.
     */
    public T update(UnaryOperator<T> change) {
        T next;
        synchronized (watches) {
            next = change.apply(value);
            if (value.equals(next)) {
                return next;
            }
            value = next;
        }
        watches.forEach(Watch::deliver);
        return next;
    }

    /** Calls the listener at once with the current value, then at each change until closed. */
    public Subscription subscribe(Consumer<? super T> listener) {
        Watch watch = new Watch(listener);
        watches.add(watch);
        watch.deliver();
        return watch;
    }

    /** Ends with {@link #close}; a call that is running at that moment is not waited for. */
    public interface Subscription extends AutoCloseable {
        @Override
        void close();
    }

    private final class Watch implements Subscription {
        private final Consumer<? super T> listener;
        private final AtomicInteger due = new AtomicInteger();
        private volatile boolean closed;

        Watch(Consumer<? super T> listener) {
            this.listener = listener;
        }

        /** Whoever finds a delivery running leaves the new value to it. */
        void deliver() {
            if (due.getAndIncrement() > 0) {
                return;
            }
            boolean completed = false;
            try {
                int taken;
                do {
                    taken = due.get();
                    if (!closed) {
                        listener.accept(value);
                    }
                } while (due.addAndGet(-taken) > 0);
                completed = true;
            } finally {
                if (!completed) {
                    due.set(0);
                }
            }
        }

        @Override
        public void close() {
            closed = true;
            watches.remove(this);
        }
    }
}
