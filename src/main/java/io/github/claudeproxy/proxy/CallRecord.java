package io.github.claudeproxy.proxy;

import io.github.claudeproxy.activity.CallState;
import io.github.claudeproxy.activity.ObservedCall;
import io.github.claudeproxy.activity.RefusedFor;
import io.github.claudeproxy.keys.Key;
import io.github.claudeproxy.usage.Outcome;
import io.github.claudeproxy.usage.UsageEvent;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** What will be the usage row of one call, filled in while it runs. Confined to one I/O thread. */
final class CallRecord {
    private final String requestId;
    private final Key key;
    private final ApiRoute route;
    private final Instant startedAt;
    private final long startedNanos = System.nanoTime();
    private final UsageTally tally;
    private @Nullable String asked;
    private boolean streamed;
    private int status;
    private @Nullable String upstreamRequestId;
    private @Nullable RefusedFor refusedFor;

    /**
     * Begins the record.
     *
     * @param counted told when upstream may have counted tokens
     */
    CallRecord(String requestId, Key key, ApiRoute route, Clock clock, Runnable counted) {
        this.tally = new UsageTally(counted);
        this.requestId = requestId;
        this.key = key;
        this.route = route;
        this.startedAt = clock.instant();
    }

    /** What the client asked for, as far as anybody looked. */
    void asked(@Nullable String model, boolean stream) {
        asked = model;
        streamed = stream;
    }

    /** When it started, in milliseconds since 1970. */
    long startedAt() {
        return startedAt.toEpochMilli();
    }

    UsageTally tally() {
        return tally;
    }

    Key key() {
        return key;
    }

    String requestId() {
        return requestId;
    }

    ApiRoute route() {
        return route;
    }

    void answered(int newStatus, boolean isStream, @Nullable String newUpstreamRequestId) {
        status = newStatus;
        streamed = isStream;
        upstreamRequestId = newUpstreamRequestId;
    }

    void refused(int newStatus) {
        status = newStatus;
    }

    /** Why it is about to be refused. */
    void refusedFor(RefusedFor reason) {
        refusedFor = reason;
    }

    @Nullable RefusedFor refusedFor() {
        return refusedFor;
    }

    boolean isStream() {
        return streamed;
    }

    int status() {
        return status;
    }

    Duration duration() {
        return Duration.ofNanos(System.nanoTime() - startedNanos);
    }

    private @Nullable String model() {
        return tally.model() == null ? asked : tally.model();
    }

    ObservedCall observed(CallState state) {
        return new ObservedCall(
                requestId,
                key.id(),
                key.name(),
                route.label(),
                model(),
                streamed,
                startedAt,
                duration(),
                state,
                status,
                null,
                tally.tokens());
    }

    UsageEvent ended(Outcome outcome, boolean partial) {
        return new UsageEvent(
                requestId,
                key.accountId(),
                key.id(),
                startedAt,
                duration(),
                route.label(),
                model(),
                streamed,
                status,
                outcome,
                partial,
                upstreamRequestId,
                tally.tokens());
    }
}
