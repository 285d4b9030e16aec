package io.github.claudeproxy.app;

import io.github.claudeproxy.store.Database;
import io.github.claudeproxy.store.StoreException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Sees to it that the newest backup is never much older than a day: looks every hour. */
final class DailyBackup implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(DailyBackup.class);
    private static final Duration AGE = Duration.ofDays(1);
    private static final int FIRST_LOOK_MINUTES = 1;
    private static final int LOOK_MINUTES = 60;

    private final CountDownLatch closing = new CountDownLatch(1);
    private final Database database;
    private final Thread thread;

    private DailyBackup(Database database) {
        this.database = database;
        this.thread = Thread.ofVirtual().name("backup").unstarted(this::run);
    }

    static DailyBackup start(Database database) {
        DailyBackup backup = new DailyBackup(database);
        backup.thread.start();
        return backup;
    }

    private void run() {
        try {
            int minutes = FIRST_LOOK_MINUTES;
            while (!closing.await(minutes, TimeUnit.MINUTES)) {
                backUp();
                minutes = LOOK_MINUTES;
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void backUp() {
        try {
            database.backUp(AGE);
        } catch (StoreException e) {
            log.warn("No backup could be written; the next try is in an hour", e);
        }
    }

    /** Waits for a backup that is being written. */
    @Override
    public void close() {
        closing.countDown();
        try {
            thread.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
