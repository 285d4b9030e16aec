package io.github.claudeproxy.app;

import ch.qos.logback.classic.AsyncAppender;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.spi.FilterReply;
import ch.qos.logback.core.util.Duration;
import ch.qos.logback.core.util.FileSize;

import org.slf4j.LoggerFactory;
import org.slf4j.Marker;
import org.slf4j.MarkerFactory;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * The log: for people on the console, as lines of JSON in files. Whoever logs never waits for the
 * disk; when the disk cannot keep up, lines are dropped. Every line is scrubbed of secrets.
 */
final class Logging {
    private static final String OURS = "io.github.claudeproxy";
    private static final FileSize FILE_SIZE = new FileSize(10 * FileSize.MB_COEFFICIENT);
    private static final int OLD_FILES = 9;
    private static final int QUEUE = 8192;
    private static final int FLUSH_MILLIS = 2000;

    /**
     * Marks what is said on the console in another way already, and belongs into the file alone.
     */
    static final Marker FILE_ONLY = MarkerFactory.getMarker("FILE_ONLY");

    private Logging() {}

    /** Begins to log at this level, others than us from warnings on. */
    static void start(Path directory, org.slf4j.event.Level level) {
        LoggerContext context = context();
        context.reset();
        Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.WARN);
        level(level);
        root.addAppender(async(context, console(context), files(context, directory)));
    }

    /** Logs at another level from now on. */
    static void level(org.slf4j.event.Level level) {
        context().getLogger(OURS).setLevel(Level.convertAnSLF4JLevel(level));
    }

    /** Writes what is still queued; nothing is logged from then on. */
    static void stop() {
        context().stop();
    }

    private static LoggerContext context() {
        return (LoggerContext) LoggerFactory.getILoggerFactory();
    }

    static Appender<ILoggingEvent> console(LoggerContext context) {
        ConsoleLayout layout = new ConsoleLayout();
        layout.setContext(context);
        layout.start();
        LayoutWrappingEncoder<ILoggingEvent> encoder = new LayoutWrappingEncoder<>();
        encoder.setContext(context);
        encoder.setCharset(StandardCharsets.UTF_8);
        encoder.setLayout(layout);
        ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
        console.setContext(context);
        console.setTarget("System.err");
        console.addFilter(new NotOnConsole());
        console.setEncoder(scrubbing(context, encoder));
        console.start();
        return console;
    }

    static PrivateLogFile files(LoggerContext context, Path directory) {
        PrivateLogFile files = new PrivateLogFile();
        files.setContext(context);
        files.setFile(directory.resolve("claude-proxy.log").toString());
        files.setEncoder(scrubbing(context, json(context)));

        FixedWindowRollingPolicy names = new FixedWindowRollingPolicy();
        names.setContext(context);
        names.setParent(files);
        names.setFileNamePattern(directory.resolve("claude-proxy.%i.log").toString());
        names.setMinIndex(1);
        names.setMaxIndex(OLD_FILES);
        names.start();

        SizeBasedTriggeringPolicy<ILoggingEvent> size = new SizeBasedTriggeringPolicy<>();
        size.setContext(context);
        size.setMaxFileSize(FILE_SIZE);
        size.setCheckIncrement(Duration.buildBySeconds(1));
        size.start();

        files.setRollingPolicy(names);
        files.setTriggeringPolicy(size);
        files.start();
        return files;
    }

    private static JsonEncoder json(LoggerContext context) {
        JsonEncoder json = new JsonEncoder();
        json.setContext(context);
        json.setWithSequenceNumber(false);
        json.setWithNanoseconds(false);
        json.setWithContext(false);
        json.setWithMessage(false);
        json.setWithArguments(false);
        json.setWithFormattedMessage(true);
        return json;
    }

    private static Encoder<ILoggingEvent> scrubbing(
            LoggerContext context, Encoder<ILoggingEvent> inner) {
        ScrubbingEncoder scrubbing = new ScrubbingEncoder(inner);
        scrubbing.setContext(context);
        scrubbing.start();
        return scrubbing;
    }

    private static final class NotOnConsole extends Filter<ILoggingEvent> {
        @Override
        public FilterReply decide(ILoggingEvent event) {
            List<Marker> markers = event.getMarkerList();
            return markers != null && markers.contains(FILE_ONLY)
                    ? FilterReply.DENY
                    : FilterReply.NEUTRAL;
        }
    }

    private static AsyncAppender async(
            LoggerContext context, Appender<ILoggingEvent> console, Appender<ILoggingEvent> files) {
        AsyncAppender async = new AsyncAppender();
        async.setContext(context);
        async.setQueueSize(QUEUE);
        async.setDiscardingThreshold(0);
        async.setNeverBlock(true);
        async.setMaxFlushTime(FLUSH_MILLIS);
        async.addAppender(new FanOut(console, files));
        async.start();
        return async;
    }
}
