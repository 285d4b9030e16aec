package io.github.claudeproxy.bench.load;

import io.github.claudeproxy.bench.upstream.Events;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.LongConsumer;

/** Counts the events and bytes of stream bodies and hears how old each text delta is. */
final class EventReader {
    private static final byte[] DELTA =
            "event: content_block_delta\n".getBytes(StandardCharsets.ISO_8859_1);
    private static final int LONGEST_EVENT = 4096;

    private final byte[] event = new byte[LONGEST_EVENT];
    private final LongConsumer ages;
    private int length;
    private long events;
    private long bytes;

    EventReader(LongConsumer ages) {
        this.ages = ages;
    }

    /** Events read so far, all bodies together. */
    long events() {
        return events;
    }

    /** Bytes of body read so far, all bodies together. */
    long bytes() {
        return bytes;
    }

    void read(ByteBuffer part) {
        long now = System.nanoTime();
        bytes += part.remaining();
        while (part.hasRemaining()) {
            byte next = part.get();
            event[length++] = next;
            if (next == '\n' && length > 1 && event[length - 2] == '\n') {
                eventEnds(now);
            }
        }
    }

    /** Begins a new body: what is left of the one before was no event. */
    void start() {
        length = 0;
    }

    private void eventEnds(long now) {
        if (Arrays.equals(event, 0, DELTA.length, DELTA, 0, DELTA.length)) {
            ages.accept(now - stamp());
        }
        events++;
        length = 0;
    }

    private long stamp() {
        long stamp = 0;
        for (int i = Events.STAMP_AT; i < Events.STAMP_AT + Events.STAMP; i++) {
            stamp = stamp * 10 + (event[i] - '0');
        }
        return stamp;
    }
}
