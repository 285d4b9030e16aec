package io.github.claudeproxy.app;

import io.github.claudeproxy.ui.fx.FxThread;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.logging.Filter;
import java.util.logging.Logger;

/**
 * The start of JavaFX, once, beside everything else that happens before a window can be shown: it
 * takes as long as all of that together. Any thread.
 */
final class ToolkitStart {
    /** JavaFX holds its logger weakly, so it is kept here with its filter. */
    private final Logger logger = Logger.getLogger("javafx");

    private final FutureTask<Boolean> start = new FutureTask<>(this::start);

    /** Does not wait for it. */
    void begin() {
        Thread.ofPlatform().daemon().name("toolkit").start(start);
    }

    /** Waits for it; false where the display that is named cannot be used. */
    boolean await() {
        start.run();
        try {
            return start.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the toolkit does not start", e.getCause());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean start() {
        logger.setFilter(withoutClassPathWarning());
        try {
            FxThread.start();
            return true;
        } catch (UnsupportedOperationException _) {
            return false;
        }
    }

    /**
     * We know that JavaFX is on the class path: our libraries have no modules to be linked with.
     */
    private static Filter withoutClassPathWarning() {
        return line -> !String.valueOf(line.getMessage()).contains("Unsupported JavaFX");
    }
}
