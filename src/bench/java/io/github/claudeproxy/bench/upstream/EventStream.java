package io.github.claudeproxy.bench.upstream;

import io.github.claudeproxy.bench.wire.Connection;
import io.github.claudeproxy.bench.wire.Loop;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Plays one {@link Script} to one connection. */
final class EventStream {
    private static final byte[] LAST_CHUNK = "0\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1);
    private static final int ROOM_PER_EVENT = 640;

    private final Loop loop;
    private final Connection connection;
    private final Script script;
    private final int end;
    private final ByteBuffer buffer;
    private int next;
    private boolean stopped;

    EventStream(Loop loop, Connection connection, Script script) {
        this.loop = loop;
        this.connection = connection;
        this.script = script;
        this.end = Math.min(script.events(), script.silentAfter());
        this.buffer = ByteBuffer.allocate(ROOM_PER_EVENT * script.gather() + LAST_CHUNK.length);
    }

    /** Begins; {@code phase} between 0 and 1 says when in the interval the second event comes. */
    void start(double phase) throws IOException {
        if (end == 0) {
            return;
        }
        connection.write(Answers.streamHead());
        if (script.every().isZero()) {
            proceed();
        } else {
            writeNext();
            schedule((long) (script.every().toNanos() * phase));
        }
    }

    /** Goes on with a burst as far as the peer takes it. */
    void proceed() throws IOException {
        while (script.every().isZero() && next < end && !connection.writing() && !stopped) {
            writeNext();
        }
    }

    void stop() {
        stopped = true;
    }

    boolean ended() {
        return next == script.events();
    }

    private void schedule(long delay) {
        long due = System.nanoTime() + delay;
        loop.at(due, () -> onTime(due));
    }

    private void onTime(long due) {
        if (stopped || next == end) {
            return;
        }
        try {
            if (!connection.writing()) {
                writeNext();
            }
        } catch (IOException e) {
            connection.failed(e);
            return;
        }
        long following = due + script.every().toNanos();
        loop.at(following, () -> onTime(following));
    }

    private void writeNext() throws IOException {
        buffer.clear();
        int until = Math.min(next + script.gather(), end);
        while (next < until) {
            putChunk(Events.at(next, script.events(), System.nanoTime()));
            next++;
        }
        if (ended()) {
            buffer.put(LAST_CHUNK);
        }
        connection.write(buffer.flip());
    }

    private void putChunk(byte[] event) {
        buffer.put(Integer.toHexString(event.length).getBytes(StandardCharsets.ISO_8859_1));
        buffer.put((byte) '\r').put((byte) '\n').put(event).put((byte) '\r').put((byte) '\n');
    }
}
