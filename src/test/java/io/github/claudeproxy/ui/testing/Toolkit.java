package io.github.claudeproxy.ui.testing;

import io.github.claudeproxy.ui.fx.FxThread;

import javafx.application.Platform;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** JavaFX, started once for all tests of this process. */
public final class Toolkit {
    private static final int PATIENCE_SECONDS = 60;

    private static final CountDownLatch STARTED = start();

    private Toolkit() {}

    private static CountDownLatch start() {
        CountDownLatch started = new CountDownLatch(1);
        Platform.startup(started::countDown);
        Platform.setImplicitExit(false);
        return started;
    }

    /** The way to the JavaFX thread that views want. */
    public static FxThread fx() {
        awaitStart();
        return new FxThread(Thread::startVirtualThread);
    }

    /** Runs it on the JavaFX thread and returns what it returned. */
    public static <T> T on(Callable<T> work) {
        awaitStart();
        if (Platform.isFxApplicationThread()) {
            throw new IllegalStateException("already on the JavaFX thread");
        }
        CompletableFuture<T> result = new CompletableFuture<>();
        Platform.runLater(
                () -> {
                    try {
                        result.complete(work.call());
                    } catch (Throwable e) {
                        result.completeExceptionally(e);
                    }
                });
        try {
            return result.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError("on the JavaFX thread: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    public static void run(Runnable work) {
        on(
                () -> {
                    work.run();
                    return true;
                });
    }

    private static void awaitStart() {
        try {
            if (!STARTED.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("JavaFX does not start");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
