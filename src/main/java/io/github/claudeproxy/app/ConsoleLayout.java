package io.github.claudeproxy.app;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.LayoutBase;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A line for people: time, level, message, request id. Nothing that is logged can begin a line: a
 * line break in a message is shown as {@code \n}, further lines of an exception are indented.
 */
final class ConsoleLayout extends LayoutBase<ILoggingEvent> {
    private static final String REQUEST_ID = "request_id";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS").withZone(ZoneId.systemDefault());
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\u0085\u2028\u2029]");
    private static final Pattern LINE_BREAK = Pattern.compile("\\R");

    @Override
    public String doLayout(ILoggingEvent event) {
        StringBuilder line = new StringBuilder(160);
        line.append(TIME.format(Instant.ofEpochMilli(event.getTimeStamp())));
        line.append(" %-5s ".formatted(event.getLevel()));
        line.append(oneLine(event.getFormattedMessage()));
        String requestId = event.getMDCPropertyMap().get(REQUEST_ID);
        if (requestId != null) {
            line.append(" [").append(oneLine(requestId)).append(']');
        }
        if (event.getThrowableProxy() != null) {
            line.append("\n    ")
                    .append(indented(ThrowableProxyUtil.asString(event.getThrowableProxy())));
        }
        return line.append('\n').toString();
    }

    private static String oneLine(String text) {
        return CONTROL.matcher(text).replaceAll(ConsoleLayout::escape);
    }

    private static String escape(MatchResult control) {
        return switch (control.group().charAt(0)) {
            case '\n' -> "\\\\n";
            case '\r' -> "\\\\r";
            case '\t' -> "\\\\t";
            default -> "\\\\u%04x".formatted((int) control.group().charAt(0));
        };
    }

    private static String indented(String trace) {
        return LINE_BREAK
                .splitAsStream(trace.strip())
                .map(line -> oneLine(line.replace("\t", "    ")))
                .reduce((above, line) -> above + "\n    " + line)
                .orElse("");
    }
}
