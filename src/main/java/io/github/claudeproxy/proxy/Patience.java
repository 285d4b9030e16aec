package io.github.claudeproxy.proxy;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Judges whether a call has been waiting for somebody for too long. Keeps nothing. */
final class Patience {
    /** Clients wait 600 s; who waited so long in the queue should still get an answer. */
    static final Duration IN_QUEUE = Duration.ofMinutes(2);

    private static final long ENDING_NANOS = TimeUnit.SECONDS.toNanos(10);

    /** What is to be done about a call now. */
    enum Verdict {
        WAIT,
        /** No memory for its body. */
        REFUSE_BUSY,
        /** No place became free. */
        REFUSE_QUEUED,
        /** Upstream does not take the connection. */
        CONNECT_FAILED,
        /** Upstream says nothing. */
        UPSTREAM_SILENT,
        /** The client does not read. */
        CLIENT_STALLED,
        /** The client should hear that the connection lives. */
        PING
    }

    private final ProxyLimits limits;

    Patience(ProxyLimits limits) {
        this.limits = limits;
    }

    /**
     * Judges a call.
     *
     * @param inPhase nanoseconds since the phase began
     * @param now as of System.nanoTime
     */
    Verdict judge(
            CallPhase phase,
            long inPhase,
            long now,
            @Nullable RequestBody body,
            @Nullable ResponseRelay relay) {
        return switch (phase) {
            case READING -> reading(inPhase, body);
            case QUEUED -> after(inPhase, IN_QUEUE.toNanos(), Verdict.REFUSE_QUEUED);
            case CONNECTING -> after(inPhase, limits.connect().toNanos(), Verdict.CONNECT_FAILED);
            case WAITING -> after(inPhase, limits.silence().toNanos(), Verdict.UPSTREAM_SILENT);
            case RELAYING -> relay == null ? Verdict.WAIT : relaying(now, relay);
            case ENDING -> after(inPhase, ENDING_NANOS, Verdict.CLIENT_STALLED);
            case CREDENTIAL, DONE -> Verdict.WAIT;
        };
    }

    private Verdict reading(long inPhase, @Nullable RequestBody body) {
        boolean waiting = body != null && body.isWaiting();
        return waiting
                ? after(inPhase, limits.bodyWait().toNanos(), Verdict.REFUSE_BUSY)
                : Verdict.WAIT;
    }

    private static Verdict after(long waited, long limit, Verdict verdict) {
        return waited > limit ? verdict : Verdict.WAIT;
    }

    private Verdict relaying(long now, ResponseRelay relay) {
        long taken = now - relay.writtenAt();
        if (relay.isStalled()) {
            return after(taken, limits.stall().toNanos(), Verdict.CLIENT_STALLED);
        }
        if (now - relay.heardAt() > limits.silence().toNanos()) {
            return Verdict.UPSTREAM_SILENT;
        }
        boolean ping = limits.pingAfter().isPositive() && relay.canSpeak();
        return ping ? after(taken, limits.pingAfter().toNanos(), Verdict.PING) : Verdict.WAIT;
    }
}
