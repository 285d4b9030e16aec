package io.github.claudeproxy.usage;

import io.github.claudeproxy.store.Database;
import io.github.claudeproxy.store.StoreException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Keeps the usage table small and its reports fast, in the background and in small steps: sums up
 * hours that are over, and deletes calls that are older than they are kept for.
 */
public final class UsageUpkeep implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(UsageUpkeep.class);

    /** Calls that end later than this after their hour are added to its sums one by one. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final long PAUSE_MILLIS = 60_000;
    private static final long BREATH_MILLIS = 20;

    private final SumStore sums;
    private final PruneStore old;
    private final Duration keep;
    private final Clock clock;
    private final CountDownLatch closing = new CountDownLatch(1);
    // not a virtual thread: waiting for the disk inside the driver would hold its carrier
    private final Thread thread = Thread.ofPlatform().name("usage-upkeep").unstarted(this::run);

    /** Does nothing by itself; calls are kept for this long. */
    UsageUpkeep(Database database, Duration keep, Clock clock) {
        this.sums = new SumStore(database);
        this.old = new PruneStore(database);
        this.keep = keep;
        this.clock = clock;
    }

    /** Does all of it, again and again, until closed. */
    public static UsageUpkeep start(Database database, Duration keep, Clock clock) {
        UsageUpkeep upkeep = new UsageUpkeep(database, keep, clock);
        upkeep.thread.start();
        return upkeep;
    }

    /** Does one small step. False if there is nothing to do before another hour is over. */
    boolean step() {
        long summable = Span.HOUR.floor(clock.instant().minus(PATIENCE).toEpochMilli());
        long kept = Span.HOUR.floor(clock.instant().minus(keep).toEpochMilli());
        return sums.sumNextHour(summable) || old.prune(kept);
    }

    /** Waits for the step that is being done. */
    @Override
    public void close() {
        closing.countDown();
        try {
            thread.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            long pause = BREATH_MILLIS;
            while (!closing.await(pause, TimeUnit.MILLISECONDS)) {
                pause = workSome() ? BREATH_MILLIS : PAUSE_MILLIS;
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean workSome() {
        try {
            return step();
        } catch (StoreException e) {
            LOG.warn("Usage could not be summed up; the next try is in a minute", e);
            return false;
        }
    }
}
