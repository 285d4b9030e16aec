package io.github.claudeproxy.app;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.rolling.RollingFileAppender;

import io.github.claudeproxy.files.PrivateFiles;

import java.io.IOException;
import java.nio.file.Path;

/** A rolling log file that only its owner may read. */
final class PrivateLogFile extends RollingFileAppender<ILoggingEvent> {
    /** Called at the start and after each roll-over. */
    @Override
    public void openFile(String name) throws IOException {
        PrivateFiles.file(Path.of(name));
        super.openFile(name);
    }
}
