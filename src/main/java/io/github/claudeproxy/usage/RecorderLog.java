package io.github.claudeproxy.usage;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Says when calls are not recorded: at once, then at most once a minute. One thread at a time. */
final class RecorderLog {
    private static final Logger LOG = LoggerFactory.getLogger(UsageRecorder.class);
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final Clock clock;
    private Instant nextLoss = Instant.MIN;
    private Instant nextFailure = Instant.MIN;
    private long reported;
    private boolean failing;

    RecorderLog(Clock clock) {
        this.clock = clock;
    }

    /** Reports what was lost since the last report, given all that ever was. */
    void lost(long total) {
        Instant now = clock.instant();
        if (total > reported && !now.isBefore(nextLoss)) {
            logLoss(total);
            nextLoss = now.plus(PAUSE);
        }
    }

    /** As {@link #lost}, even within the minute. */
    void lostAtLast(long total) {
        if (total > reported) {
            logLoss(total);
        }
    }

    void failed(RuntimeException failure, int queued) {
        Instant now = clock.instant();
        if (!now.isBefore(nextFailure)) {
            LOG.error("cannot store the usage of {} calls, will retry", queued, failure);
            nextFailure = now.plus(PAUSE);
        }
        failing = true;
    }

    void succeeded() {
        if (failing) {
            LOG.info("usage is stored again");
        }
        failing = false;
    }

    private void logLoss(long total) {
        LOG.warn("usage of {} calls lost, {} since the start", total - reported, total);
        reported = total;
    }
}
