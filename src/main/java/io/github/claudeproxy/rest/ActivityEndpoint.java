package io.github.claudeproxy.rest;

import io.github.claudeproxy.activity.ActivityService;
import io.github.claudeproxy.activity.CallState;
import io.github.claudeproxy.activity.ObservedCall;
import io.github.claudeproxy.activity.RefusedFor;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/** What goes on in an account now and went on lately, and how to end it. */
final class ActivityEndpoint {
    private static final Parameter ENDED =
            Parameter.atMost("ended", "How many that have ended are wanted at most, else all.");

    private final ActivityService activity;
    private final RestAuth auth;

    ActivityEndpoint(ActivityService activity, RestAuth auth) {
        this.activity = activity;
        this.auth = auth;
    }

    List<Route> routes() {
        return List.of(
                new Route("GET", "/api/activity", Access.SIGNED_IN, this::now)
                        .says(
                                "Get running and recent calls",
                                "Newest first; of those that have ended, the last 500.")
                        .knows(ENDED)
                        .gives(ActivityBody.class),
                new Route("GET", "/api/activity/stream", Access.SIGNED_IN, this::stream)
                        .says(
                                "Follow running and recent calls",
                                "Server-sent events named activity, at most four a second: the"
                                        + " data is as of GET /api/activity, but only the first"
                                        + " lists all that have ended, each later one those that"
                                        + " ended since. Comments come when nothing happens. Ends"
                                        + " with the session.")
                        .gives("text/event-stream", EventStream.class),
                new Route("POST", "/api/activity/{id}/stop", Access.SIGNED_IN, this::stop)
                        .says(
                                "Stop a call",
                                "Upstream is cut at once. The client is told: by an error, in a"
                                        + " stream that has begun by an error event; any other"
                                        + " answer that has begun is cut."));
    }

    record ActivityBody(List<CallBody> running, List<CallBody> ended) {
        static ActivityBody of(List<ObservedCall> running, List<ObservedCall> ended) {
            return new ActivityBody(
                    running.stream().map(CallBody::new).toList(),
                    ended.stream().map(CallBody::new).toList());
        }
    }

    record CallBody(
            String requestId,
            String keyId,
            String keyName,
            Instant startedAt,
            long durationMs,
            String endpoint,
            @Nullable String model,
            boolean streamed,
            @OneOf(CallState.class) String state,
            @Nullable Integer status,
            @OneOf(RefusedFor.class) @Nullable String refusedFor,
            long inputTokens,
            long outputTokens,
            long cacheCreationInputTokens,
            long cacheReadInputTokens) {
        CallBody(ObservedCall call) {
            this(
                    call.requestId(),
                    call.keyId(),
                    call.keyName(),
                    call.startedAt(),
                    call.duration().toMillis(),
                    call.endpoint(),
                    call.model(),
                    call.streamed(),
                    call.state().text(),
                    call.status() == 0 ? null : call.status(),
                    text(call.refusedFor()),
                    call.tokens().inputTokens(),
                    call.tokens().outputTokens(),
                    call.tokens().cacheCreationInputTokens(),
                    call.tokens().cacheReadInputTokens());
        }
    }

    private static @Nullable String text(@Nullable RefusedFor reason) {
        return reason == null ? null : reason.text();
    }

    private Answer now(Call call) {
        String account = call.accountId();
        List<ObservedCall> ended = activity.recent(account);
        int most = Math.min(ENDED.most(call), ended.size());
        return Answer.ok(ActivityBody.of(activity.running(account), ended.subList(0, most)));
    }

    private Answer stream(Call call) {
        return Answer.ok(
                new EventStream(
                        new ActivityFeed(
                                activity, call.accountId(), () -> call.isStillAdmitted(auth))));
    }

    private Answer stop(Call call) {
        if (!activity.stop(call.accountId(), call.path("id"))) {
            throw new ProblemException(Problem.notFound());
        }
        return Answer.done();
    }
}
