package io.github.claudeproxy.logs;

import org.slf4j.event.Level;

import java.time.Instant;

/**
 * One event of the log, scrubbed of secrets.
 *
 * @param source who said it, such as {@code network.NetworkService}
 * @param detail the exception behind it with its stack, over several lines; else empty
 */
public record LogLine(Instant time, Level level, String source, String message, String detail) {
    /** As one copies it into a report. */
    @Override
    public String toString() {
        String line = "%s %-5s %s: %s".formatted(time, level, source, message);
        return detail.isEmpty() ? line : line + "\n" + detail;
    }

    /** Whether it contains the text anywhere, in whatever case. */
    public boolean contains(String text) {
        int length = text.length();
        String all = toString();
        for (int i = 0; i + length <= all.length(); i++) {
            if (all.regionMatches(true, i, text, 0, length)) {
                return true;
            }
        }
        return false;
    }
}
