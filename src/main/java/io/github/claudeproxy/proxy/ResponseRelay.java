package io.github.claudeproxy.proxy;

import io.github.claudeproxy.upstream.UpstreamConnection;

import org.jspecify.annotations.Nullable;
import org.xnio.channels.StreamSinkChannel;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Moves one response body from upstream to the client: everything that is readable at once, then
 * flushed at once, never more than one buffer ahead of the client. Confined to one I/O thread.
 */
final class ResponseRelay {
    private static final byte[] PING =
            "event: ping\ndata: {\"type\": \"ping\"}\n\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] EVENT_END = {'\n', '\n'};

    /** Who wants to know how it ends. */
    interface Listener {
        /** All of it has been handed to the client's socket. */
        void relayed();

        /** Upstream broke off; what it sent before has been passed on. */
        void upstreamBroke(IOException cause);

        /** The client cannot be written to any more. */
        void clientGone();
    }

    private final UpstreamConnection upstream;
    private final StreamSinkChannel client;
    private final @Nullable ResponseTap tap;
    private final CallLoop loop;
    private final Listener listener;
    private @Nullable ByteBuffer pending;
    private boolean last;
    private boolean shut;
    private boolean stalled;
    private boolean done;
    private boolean detached;
    private long heardAt;
    private long writtenAt;

    ResponseRelay(
            UpstreamConnection upstream,
            StreamSinkChannel client,
            @Nullable ResponseTap tap,
            CallLoop loop,
            Listener listener) {
        this.upstream = upstream;
        this.client = client;
        this.tap = tap;
        this.loop = loop;
        this.listener = listener;
        this.heardAt = loop.now();
        this.writtenAt = heardAt;
        client.getWriteSetter().set(_ -> writable());
    }

    /** Goes on as far as upstream and client let it. */
    void pump() {
        while (!done) {
            if (!writePending()) {
                return;
            }
            if (last) {
                end();
                return;
            }
            if (!readMore()) {
                return;
            }
        }
    }

    /** Takes the next bytes; false if there are none now, or no more. */
    private boolean readMore() {
        ByteBuffer bytes;
        try {
            bytes = upstream.read();
        } catch (IOException e) {
            listener.upstreamBroke(e);
            return false;
        }
        if (tap != null && bytes.hasRemaining()) {
            tap.accept(bytes);
        }
        last = upstream.ended() && !brokenOff();
        if (!bytes.hasRemaining()) {
            return nothingRead();
        }
        heardAt = loop.now();
        pending = bytes;
        return true;
    }

    private boolean nothingRead() {
        if (upstream.ended() && !last) {
            listener.upstreamBroke(new EOFException("upstream ended the stream in its middle"));
            return false;
        }
        upstream.consumed();
        return last;
    }

    /** A stream that ends without its last event has failed, however cleanly it was framed. */
    private boolean brokenOff() {
        return tap != null && tap.knowsItsEnd() && tap.ending() == ResponseTap.Ending.OPEN;
    }

    /** Writes what was read; false if the client does not take all of it now. */
    private boolean writePending() {
        ByteBuffer bytes = pending;
        if (bytes == null) {
            return true;
        }
        try {
            while (bytes.hasRemaining()) {
                int written = last ? client.writeFinal(bytes) : client.write(bytes);
                if (written == 0 && bytes.hasRemaining()) {
                    stall();
                    return false;
                }
            }
            if (!last && !client.flush()) {
                stall();
                return false;
            }
        } catch (IOException e) {
            clientGone();
            return false;
        }
        writtenAt = loop.now();
        pending = null;
        if (!detached) {
            upstream.consumed();
        }
        return true;
    }

    private void end() {
        try {
            if (!shut) {
                shut = true;
                client.shutdownWrites();
            }
            if (!client.flush()) {
                stall();
                return;
            }
        } catch (IOException e) {
            clientGone();
            return;
        }
        done = true;
        listener.relayed();
    }

    private void stall() {
        if (!stalled) {
            stalled = true;
            if (!detached) {
                upstream.suspend();
            }
        }
        client.resumeWrites();
    }

    private void writable() {
        if (done) {
            client.suspendWrites();
            return;
        }
        stalled = false;
        client.suspendWrites();
        if (!detached) {
            upstream.resume();
        }
        pump();
    }

    private void clientGone() {
        done = true;
        listener.clientGone();
    }

    /** Whether it waits for the client, not for upstream. */
    boolean isStalled() {
        return stalled;
    }

    /**
     * When upstream was last heard, by the clock of {@link CallLoop#now}; a ping of ours does not
     * count.
     */
    long heardAt() {
        return heardAt;
    }

    /** When the client last took something, by the clock of {@link CallLoop#now}. */
    long writtenAt() {
        return writtenAt;
    }

    boolean canSpeak() {
        return pending == null && !last && tap != null && tap.betweenEvents();
    }

    /** Tells the client that the connection lives; only where {@link #canSpeak}. */
    void ping() {
        pending = ByteBuffer.wrap(PING);
        writePending();
    }

    /** Ends a stream of events with one of ours; upstream is out of it from now on. */
    void endWith(byte[] event) {
        detached = true;
        boolean within = tap != null && !tap.betweenEvents();
        ByteBuffer rest = ByteBuffer.allocate(EVENT_END.length + event.length);
        if (within) {
            rest.put(EVENT_END);
        }
        pending = rest.put(event).flip();
        last = true;
        pump();
    }
}
