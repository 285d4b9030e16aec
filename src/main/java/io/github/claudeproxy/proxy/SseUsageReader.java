package io.github.claudeproxy.proxy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads the usage out of a stream of server-sent events: {@code message_start} and {@code
 * message_delta} carry it, {@code message_stop} and {@code error} end the stream
 * (https://docs.claude.com/en/docs/build-with-claude/streaming). Events of other kinds, which are
 * nearly all bytes, are only searched for their ends.
 */
final class SseUsageReader implements ResponseTap {
    private static final int MAX_DATA = 256 * 1024;
    private static final int LINE_START = 64;
    private static final byte LF = '\n';
    private static final byte[] EVENT = {'e', 'v', 'e', 'n', 't', ':'};
    private static final byte[] DATA = {'d', 'a', 't', 'a', ':'};

    private enum Kind {
        UNNAMED,
        USAGE,
        STOP,
        ERROR,
        OTHER
    }

    private final UsageTally tally;
    private Kind kind = Kind.UNNAMED;
    private byte[] line = new byte[LINE_START];
    private int lineLength;
    private boolean emptyLine = true;
    private boolean skipping;
    private Ending ending = Ending.OPEN;
    private boolean betweenEvents = true;

    SseUsageReader(UsageTally tally) {
        this.tally = tally;
    }

    @Override
    public void accept(ByteBuffer bytes) {
        int to = bytes.limit();
        int at = bytes.position();
        while (at < to) {
            int lineEnd = ByteSearch.indexOf(bytes, at, to, LF);
            keep(bytes, at, lineEnd);
            if (lineEnd == to) {
                return;
            }
            endLine();
            at = lineEnd + 1;
        }
    }

    private void keep(ByteBuffer bytes, int from, int to) {
        int length = to - from;
        if (length == 0) {
            return;
        }
        betweenEvents = false;
        emptyLine = false;
        if (skipping) {
            return;
        }
        boolean wanted = kind == Kind.USAGE || kind == Kind.UNNAMED;
        int room = (wanted ? MAX_DATA : LINE_START) - lineLength;
        int kept = Math.min(length, room);
        if (lineLength + kept > line.length) {
            line = Arrays.copyOf(line, Math.max(lineLength + kept, line.length * 2));
        }
        bytes.get(from, line, lineLength, kept);
        lineLength += kept;
        skipping = kept < length || (kind == Kind.OTHER && lineLength >= DATA.length);
    }

    private void endLine() {
        if (emptyLine || (lineLength == 1 && line[0] == '\r')) {
            endEvent();
        } else if (startsWith(EVENT)) {
            kind = kindOf(value(EVENT.length));
        } else if (startsWith(DATA)) {
            data();
        }
        lineLength = 0;
        emptyLine = true;
        skipping = false;
    }

    private void endEvent() {
        if (kind == Kind.STOP) {
            ending = Ending.WHOLE;
        } else if (kind == Kind.ERROR) {
            ending = Ending.ERROR;
        }
        kind = Kind.UNNAMED;
        betweenEvents = true;
    }

    private void data() {
        if (skipping || (kind != Kind.USAGE && kind != Kind.UNNAMED)) {
            return;
        }
        byte[] json = Arrays.copyOfRange(line, DATA.length, lineLength);
        tally.merge(json, json.length);
    }

    private boolean startsWith(byte[] field) {
        return lineLength >= field.length
                && Arrays.equals(line, 0, field.length, field, 0, field.length);
    }

    /** The field's value: what follows the colon, without one leading space and a closing CR. */
    private String value(int from) {
        int start = from < lineLength && line[from] == ' ' ? from + 1 : from;
        int end = lineLength > start && line[lineLength - 1] == '\r' ? lineLength - 1 : lineLength;
        return new String(line, start, end - start, StandardCharsets.US_ASCII);
    }

    private static Kind kindOf(String event) {
        return switch (event) {
            case "message_start", "message_delta" -> Kind.USAGE;
            case "message_stop" -> Kind.STOP;
            case "error" -> Kind.ERROR;
            default -> Kind.OTHER;
        };
    }

    @Override
    public Ending ending() {
        return ending;
    }

    @Override
    public boolean knowsItsEnd() {
        return true;
    }

    @Override
    public boolean betweenEvents() {
        return betweenEvents;
    }
}
