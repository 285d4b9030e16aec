package io.github.claudeproxy.app;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.UnsynchronizedAppenderBase;

/** Hands each event to two appenders, since the asynchronous one takes only one. */
final class FanOut extends UnsynchronizedAppenderBase<ILoggingEvent> {
    private final Appender<ILoggingEvent> first;
    private final Appender<ILoggingEvent> second;

    FanOut(Appender<ILoggingEvent> first, Appender<ILoggingEvent> second) {
        this.first = first;
        this.second = second;
        start();
    }

    @Override
    protected void append(ILoggingEvent event) {
        first.doAppend(event);
        second.doAppend(event);
    }

    @Override
    public void stop() {
        first.stop();
        second.stop();
        super.stop();
    }
}
