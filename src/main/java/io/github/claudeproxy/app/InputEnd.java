package io.github.claudeproxy.app;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * Ends the program when its standard input ends. So whoever starts it as a child can end it
 * properly on every system, Windows included, and it never outlives a parent that was killed.
 */
final class InputEnd {
    private static final Logger log = LoggerFactory.getLogger(InputEnd.class);

    private InputEnd() {}

    static void watch(InputStream input) {
        Thread.ofPlatform().daemon().name("input").start(() -> exitAfter(input));
    }

    private static void exitAfter(InputStream input) {
        try {
            input.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            log.debug("Standard input cannot be read any more", e);
        }
        System.exit(ExitCode.OK.number());
    }
}
