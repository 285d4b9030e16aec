package io.github.claudeproxy.app;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/**
 * What was opened, to be closed in the reverse order, each even if one before it failed. Any thread
 * may call it, so that a start can be stopped half-way.
 */
final class CloseStack implements AutoCloseable {
    private final Deque<Runnable> closings = new ArrayDeque<>();
    private boolean closed;

    /**
     * Remembers how to close a resource, and returns it.
     *
     * @throws IllegalStateException if all is closed by now; then the resource is closed as well
     */
    synchronized <T> T add(T resource, Consumer<? super T> closing) {
        if (closed) {
            closing.accept(resource);
            throw new IllegalStateException("closed while starting");
        }
        closings.push(() -> closing.accept(resource));
        return resource;
    }

    @Override
    public synchronized void close() {
        closed = true;
        Runnable closing = closings.poll();
        if (closing != null) {
            try {
                closing.run();
            } finally {
                close();
            }
        }
    }
}
