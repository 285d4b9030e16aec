package io.github.claudeproxy.bench.upstream;

import java.nio.charset.StandardCharsets;

/**
 * The events of a scripted stream, in the shapes and the order of the Messages API. Every text
 * delta carries the nanosecond at which it was written, always {@link #STAMP} digits wide, so that
 * the length of a stream is known and the reader can tell the delay of each event.
 */
public final class Events {
    public static final int INPUT_TOKENS = 25;
    public static final int STAMP = 20;

    private static final String DELTA_UP_TO_STAMP =
            event(
                            "content_block_delta",
                            "{\"type\":\"content_block_delta\",\"index\":0,\"delta\":"
                                    + "{\"type\":\"text_delta\",\"text\":\"")
                    .stripTrailing();
    private static final String DELTA_AFTER_STAMP = " and some more words of it\"}}\n\n";
    private static final String START =
            event(
                    "message_start",
                    "{\"type\":\"message_start\",\"message\":{\"id\":\"msg_01XFDUDYJgAACzvnptvVoYEL\","
                            + "\"type\":\"message\",\"role\":\"assistant\",\"content\":[],"
                            + "\"model\":\"claude-sonnet-4-5-20250929\",\"stop_reason\":null,"
                            + "\"stop_sequence\":null,\"usage\":{\"input_tokens\":25,"
                            + "\"cache_creation_input_tokens\":0,\"cache_read_input_tokens\":0,"
                            + "\"cache_creation\":{\"ephemeral_5m_input_tokens\":0,"
                            + "\"ephemeral_1h_input_tokens\":0},\"output_tokens\":1,"
                            + "\"service_tier\":\"standard\"}}}");
    private static final String BLOCK_START =
            event(
                    "content_block_start",
                    "{\"type\":\"content_block_start\",\"index\":0,"
                            + "\"content_block\":{\"type\":\"text\",\"text\":\"\"}}");
    private static final String PING = event("ping", "{\"type\": \"ping\"}");
    private static final String BLOCK_STOP =
            event("content_block_stop", "{\"type\":\"content_block_stop\",\"index\":0}");
    private static final String STOP = event("message_stop", "{\"type\":\"message_stop\"}");

    /** Where the stamp begins in a text delta; the other events are shorter or have no stamp. */
    public static final int STAMP_AT = DELTA_UP_TO_STAMP.length();

    private Events() {}

    /** Whether the event at this index is a text delta. */
    static boolean stamped(int index, int events) {
        return index > 2 && index < events - 3;
    }

    /** The bytes of the event at this index. */
    public static byte[] at(int index, int events, long stamp) {
        return text(index, events, stamp).getBytes(StandardCharsets.ISO_8859_1);
    }

    /** The number of bytes of a whole stream of that many events. */
    public static long length(int events) {
        long length = 0;
        for (int i = 0; i < events; i++) {
            length += text(i, events, 0).length();
        }
        return length;
    }

    private static String text(int index, int events, long stamp) {
        if (stamped(index, events)) {
            return DELTA_UP_TO_STAMP + padded(stamp) + DELTA_AFTER_STAMP;
        }
        return switch (index) {
            case 0 -> START;
            case 1 -> BLOCK_START;
            case 2 -> PING;
            default -> last(events - 1 - index, events);
        };
    }

    private static String last(int left, int events) {
        return switch (left) {
            case 0 -> STOP;
            case 1 -> messageDelta(events);
            default -> BLOCK_STOP;
        };
    }

    private static String messageDelta(int events) {
        return event(
                "message_delta",
                "{\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"end_turn\","
                        + "\"stop_sequence\":null},\"usage\":{\"output_tokens\":"
                        + events
                        + "}}");
    }

    private static String event(String name, String data) {
        return "event: " + name + "\ndata: " + data + "\n\n";
    }

    private static String padded(long stamp) {
        String digits = Long.toString(stamp);
        return "0".repeat(STAMP - digits.length()) + digits;
    }
}
