package io.github.claudeproxy.usage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;

import io.github.claudeproxy.testkit.MovableClock;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.List;

class RecorderLogTest {
    private final Logger logger = (Logger) LoggerFactory.getLogger(UsageRecorder.class);
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final MovableClock clock = new MovableClock();
    private final RecorderLog log = new RecorderLog(clock);

    @BeforeEach
    void listen() {
        logger.setLevel(Level.INFO);
        lines.start();
        logger.addAppender(lines);
    }

    @AfterEach
    void leave() {
        logger.detachAppender(lines);
        logger.setLevel(null);
    }

    @Test
    void saysLossesAtOnceThenOnceAMinute() {
        log.lost(0);
        log.lost(3);
        log.lost(5);
        clock.advance(Duration.ofMinutes(1));
        log.lost(10);
        log.lost(10);
        log.lostAtLast(11);

        assertEquals(
                List.of(
                        "usage of 3 calls lost, 3 since the start",
                        "usage of 7 calls lost, 10 since the start",
                        "usage of 1 calls lost, 11 since the start"),
                messages());
    }

    @Test
    void saysThatTheStoreFailsOnceAMinuteAndThatItWorksAgain() {
        log.succeeded();
        log.failed(new IllegalStateException("full"), 4);
        log.failed(new IllegalStateException("full"), 5);
        clock.advance(Duration.ofMinutes(1));
        log.failed(new IllegalStateException("full"), 6);
        log.succeeded();
        log.succeeded();

        assertEquals(
                List.of(
                        "cannot store the usage of 4 calls, will retry",
                        "cannot store the usage of 6 calls, will retry",
                        "usage is stored again"),
                messages());
    }

    private List<String> messages() {
        return lines.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }
}
