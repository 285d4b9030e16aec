package io.github.claudeproxy.bench.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * One thread's selector with timers. The thread that calls {@link #runUntil} owns everything here;
 * others may call {@link #execute} only. Timers are as exact as the selector: about a millisecond.
 */
public final class Loop implements AutoCloseable {
    private record Timer(long due, Runnable task) implements Comparable<Timer> {
        @Override
        public int compareTo(Timer other) {
            return Long.compare(due, other.due);
        }
    }

    private static final long LONGEST_SELECT_MILLIS = 100;

    private final Selector selector;
    private final ByteBuffer readBuffer = ByteBuffer.allocateDirect(256 * 1024);
    private final PriorityQueue<Timer> timers = new PriorityQueue<>();
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();

    public Loop() throws IOException {
        selector = Selector.open();
    }

    /** One buffer for all reads of this loop: to be emptied before the handler returns. */
    ByteBuffer readBuffer() {
        return readBuffer.clear();
    }

    /** Calls the handler whenever the channel is ready for one of these operations. */
    public SelectionKey register(SelectableChannel channel, int operations, Handler handler)
            throws IOException {
        channel.configureBlocking(false);
        return channel.register(selector, operations, handler);
    }

    /** Runs the task at a time of {@link System#nanoTime}. */
    public void at(long due, Runnable task) {
        timers.add(new Timer(due, task));
    }

    /** Runs the task on the loop's thread; callable from any thread. */
    public void execute(Runnable task) {
        tasks.add(task);
        selector.wakeup();
    }

    /**
     * Works until the condition holds or the deadline passes; tells whether the condition holds.
     */
    public boolean runUntil(long deadline, BooleanSupplier done) throws IOException {
        while (!done.getAsBoolean()) {
            long now = System.nanoTime();
            if (now - deadline >= 0) {
                return false;
            }
            selector.select(Loop::dispatch, selectMillis(now, deadline));
            runTasks();
            runTimers();
        }
        return true;
    }

    private long selectMillis(long now, long deadline) {
        Timer first = timers.peek();
        long wait = (first == null ? deadline : Math.min(deadline, first.due())) - now;
        return Math.clamp(TimeUnit.NANOSECONDS.toMillis(wait), 1, LONGEST_SELECT_MILLIS);
    }

    private static void dispatch(SelectionKey key) {
        Handler handler = (Handler) key.attachment();
        try {
            handler.ready();
        } catch (IOException e) {
            handler.failed(e);
        }
    }

    private void runTasks() {
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            task.run();
        }
    }

    private void runTimers() {
        long now = System.nanoTime();
        for (Timer first = timers.peek();
                first != null && first.due() - now <= 0;
                first = timers.peek()) {
            timers.remove();
            first.task().run();
        }
    }

    @Override
    public void close() throws IOException {
        for (SelectionKey key : selector.keys()) {
            key.channel().close();
        }
        selector.close();
    }
}
