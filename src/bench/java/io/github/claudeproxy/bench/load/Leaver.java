package io.github.claudeproxy.bench.load;

import io.github.claudeproxy.bench.upstream.Script;

import java.io.IOException;
import java.time.Duration;
import java.util.OptionalLong;

/** A client that closes its connection before its answer has ended. */
public final class Leaver {
    /** When the client leaves. */
    public enum Moment {
        STREAMING(1_000_000),
        SILENT(EVENTS_BEFORE),
        BEFORE_FIRST_BYTE(0);

        private final int silentAfter;

        Moment(int silentAfter) {
            this.silentAfter = silentAfter;
        }
    }

    /** Tells what the upstream knows of a call. */
    public interface Upstream {
        boolean hasSeen(long id) throws IOException;

        /** The nanosecond at which it saw its peer close, if it did. */
        OptionalLong closedAt(long id) throws IOException;
    }

    private static final int EVENTS_BEFORE = 10;
    private static final Duration EVERY = Duration.ofMillis(5);
    private static final Duration QUIET = Duration.ofMillis(30);
    private static final Duration STEP = Duration.ofMillis(1);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Endpoint endpoint;
    private final Upstream upstream;

    public Leaver(Endpoint endpoint, Upstream upstream) {
        this.endpoint = endpoint;
        this.upstream = upstream;
    }

    /** How long after the client left the upstream saw it; {@link #PATIENCE} stands for never. */
    public Duration leave(Moment moment) throws IOException {
        long id = System.nanoTime();
        Script script = Script.silent(id, EVERY, moment.silentAfter);
        try (LoadLoop load = new LoadLoop()) {
            Client client = new Client(load, endpoint, _ -> {}, _ -> {});
            client.send(Requests.stream(endpoint, script));
            awaitMoment(load, client, moment, id);
            long left = System.nanoTime();
            client.leave();
            return seenAfter(load, id, left);
        }
    }

    private void awaitMoment(LoadLoop load, Client client, Moment moment, long id)
            throws IOException {
        if (moment == Moment.BEFORE_FIRST_BYTE) {
            awaitSeen(load, id);
        } else {
            load.runUntil(
                    () -> client.events().events() >= EVENTS_BEFORE, PATIENCE, "the first events");
        }
        load.runFor(QUIET);
    }

    private void awaitSeen(LoadLoop load, long id) throws IOException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!upstream.hasSeen(id)) {
            if (System.nanoTime() - deadline > 0) {
                throw new LoadException("the call did not reach the upstream");
            }
            load.runFor(STEP);
        }
    }

    private Duration seenAfter(LoadLoop load, long id, long left) throws IOException {
        while (System.nanoTime() - left < PATIENCE.toNanos()) {
            load.runFor(STEP);
            OptionalLong closed = upstream.closedAt(id);
            if (closed.isPresent()) {
                return Duration.ofNanos(closed.getAsLong() - left);
            }
        }
        return PATIENCE;
    }
}
