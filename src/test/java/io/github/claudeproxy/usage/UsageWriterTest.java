package io.github.claudeproxy.usage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;

import io.github.claudeproxy.testkit.MovableClock;
import io.github.claudeproxy.testkit.TempDatabase;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import java.util.List;

class UsageWriterTest {
    private final Logger logger = (Logger) LoggerFactory.getLogger(UsageWriter.class);
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final TempDatabase temp = TempDatabase.create();
    private final UsageRecorder recorder = UsageRecorder.open(temp.database(), new MovableClock());

    @AfterEach
    void close() {
        recorder.close();
        temp.close();
        logger.detachAppender(lines);
        logger.setLevel(null);
    }

    @Test
    void tellsOfEachCallWhereDetailsAreWanted() {
        logger.setLevel(Level.DEBUG);
        lines.start();
        logger.addAppender(lines);

        recorder.record(Events.event("r1"));
        recorder.flush();

        assertEquals(
                List.of("r1 messages by key key-1: 200 completed after 1234 ms, upstream's req_1"),
                lines.list.stream().map(ILoggingEvent::getFormattedMessage).toList());
    }
}
