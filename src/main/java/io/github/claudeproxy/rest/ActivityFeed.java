package io.github.claudeproxy.rest;

import io.github.claudeproxy.activity.ActivityService;
import io.github.claudeproxy.activity.EndedCalls;
import io.github.claudeproxy.signal.Signal;

import java.io.IOException;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * Sends the running calls and those that have ended since, as they change.
 *
 * @param signedIn whether its reader's session still lasts
 */
record ActivityFeed(ActivityService activity, String accountId, BooleanSupplier signedIn)
        implements EventStream.Content {
    private static final Duration PACE = Duration.ofMillis(250);

    /** After so long without a change it is looked whether anybody is still there. */
    private static final Duration QUIET = Duration.ofSeconds(5);

    @Override
    public void writeTo(EventStream.Sink sink) throws IOException, InterruptedException {
        try (Signal.Subscription _ = activity.onChange(sink::wake)) {
            long mark = send(sink, 0);
            while (!sink.isStopped()) {
                boolean changed = sink.await(QUIET);
                if (sink.isStopped() || !signedIn.getAsBoolean()) {
                    return;
                }
                if (changed) {
                    mark = send(sink, mark);
                    sink.pause(PACE);
                } else {
                    sink.comment();
                }
            }
        }
    }

    private long send(EventStream.Sink sink, long mark) throws IOException {
        EndedCalls ended = activity.endedSince(accountId, mark);
        sink.event(
                "activity",
                ActivityEndpoint.ActivityBody.of(activity.running(accountId), ended.calls()));
        return ended.next();
    }
}
