package io.github.claudeproxy.app;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.concurrent.CountDownLatch;

/** Closes what was opened, whether the system ends this process or the program does. Any thread. */
final class ProcessEnd {
    private static final Logger log = LoggerFactory.getLogger(ProcessEnd.class);

    private final CloseStack opened;
    private final Thread hook;

    private ProcessEnd(CloseStack opened) {
        this.opened = opened;
        this.hook = new Thread(() -> end(opened), "stop");
    }

    /** From here on SIGTERM and Ctrl-C end the process from inside. */
    static ProcessEnd install(CloseStack opened) {
        Thread.setDefaultUncaughtExceptionHandler(
                (thread, e) -> log.error("Thread {} died", thread.getName(), e));
        ProcessEnd end = new ProcessEnd(opened);
        Runtime.getRuntime().addShutdownHook(end.hook);
        return end;
    }

    /** Closes everything, unless the process is being stopped: then it never returns. */
    void close() {
        if (disarm()) {
            opened.close();
        }
    }

    /** Whether a failure is ours to report; if not, the process is being stopped by now. */
    private boolean disarm() {
        try {
            return Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            stay();
            return false;
        }
    }

    /** Waits for the system to end this process. */
    static void stay() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * The last thing this process does. A Java process that SIGTERM ends exits with 143 whatever
     * its hooks do, so it is halted here, with everything closed, as one that did what it was told.
     */
    private static void end(CloseStack opened) {
        ExitCode code = ExitCode.FAILURE;
        try {
            opened.close();
            log.info("Stopped");
            code = ExitCode.OK;
        } catch (RuntimeException e) {
            log.error("Not everything could be closed", e);
        } finally {
            Logging.stop();
            Runtime.getRuntime().halt(code.number());
        }
    }
}
