package io.github.claudeproxy.bench.load;

import io.github.claudeproxy.bench.wire.Loop;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** The loop of one load; the first failure of any of its connections ends it. */
final class LoadLoop implements AutoCloseable {
    private final Loop loop = new Loop();
    private volatile @Nullable IOException failure;

    LoadLoop() throws IOException {}

    Loop loop() {
        return loop;
    }

    void fail(IOException cause) {
        if (failure == null) {
            failure = cause;
        }
    }

    void runFor(Duration time) throws LoadException {
        run(time, () -> false);
    }

    void runUntil(BooleanSupplier done, Duration atMost, String what) throws LoadException {
        if (!run(atMost, done)) {
            throw new LoadException("not within " + atMost + ": " + what);
        }
    }

    private boolean run(Duration time, BooleanSupplier done) throws LoadException {
        try {
            long deadline = System.nanoTime() + time.toNanos();
            boolean ended = loop.runUntil(deadline, () -> failure != null || done.getAsBoolean());
            IOException cause = failure;
            if (cause != null) {
                throw new LoadException("a connection failed: " + cause.getMessage(), cause);
            }
            return ended;
        } catch (LoadException e) {
            throw e;
        } catch (IOException e) {
            throw new LoadException("the load stopped", e);
        }
    }

    @Override
    public void close() throws IOException {
        loop.close();
    }
}
