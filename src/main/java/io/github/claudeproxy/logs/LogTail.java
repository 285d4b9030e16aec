package io.github.claudeproxy.logs;

import io.github.claudeproxy.signal.Signal;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Looks again and again for what was added to the log. */
final class LogTail implements Signal.Subscription {
    private static final Duration PACE = Duration.ofMillis(250);

    private final LogPlace place;
    private final int count;
    private final Consumer<List<String>> lines;
    private final CountDownLatch closing = new CountDownLatch(1);

    LogTail(LogPlace place, int count, Consumer<List<String>> lines) {
        this.place = place;
        this.count = count;
        this.lines = lines;
    }

    void start() {
        Thread.ofVirtual().name("log-tail").start(this::run);
    }

    private void run() {
        try {
            lines.accept(last());
            while (!closing.await(PACE.toMillis(), TimeUnit.MILLISECONDS)) {
                List<String> more = next();
                while (!more.isEmpty() && closing.getCount() > 0) {
                    lines.accept(more);
                    more = next();
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private List<String> last() {
        try {
            return place.last(count);
        } catch (IOException _) {
            return List.of();
        }
    }

    /** Not logged when it fails: that would be the next thing to read. */
    private List<String> next() {
        try {
            return place.next();
        } catch (IOException _) {
            return List.of();
        }
    }

    @Override
    public void close() {
        closing.countDown();
    }
}
