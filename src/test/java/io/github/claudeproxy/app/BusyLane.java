package io.github.claudeproxy.app;

import io.github.claudeproxy.activity.ActivityService;
import io.github.claudeproxy.activity.CallState;
import io.github.claudeproxy.activity.Lane;
import io.github.claudeproxy.activity.ObservedCall;
import io.github.claudeproxy.usage.Outcome;
import io.github.claudeproxy.usage.TokenUsage;
import io.github.claudeproxy.usage.UsageEvent;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicLong;

/** Calls that begin and end as fast as the test wants, without a server. Any thread. */
final class BusyLane implements Lane {
    private static final int AT_ONCE = 24;
    private static final TokenUsage TOKENS =
            new TokenUsage(1000, 200, 0, 0, 0, 0, 0, 0, 0, null, null);

    private final ActivityService activity;
    private final String account;
    private final ConcurrentLinkedDeque<ObservedCall> running = new ConcurrentLinkedDeque<>();
    private final AtomicLong changes = new AtomicLong();

    BusyLane(ActivityService activity, String account) {
        this.activity = activity;
        this.account = account;
    }

    /** A call begins; from enough on, the oldest one ends by the next event. */
    void next() {
        long number = changes.incrementAndGet();
        ObservedCall oldest = running.size() < AT_ONCE ? null : running.pollLast();
        if (oldest == null) {
            running.addFirst(call(number));
        } else {
            activity.ended(oldest.keyName(), ended(oldest), null);
        }
    }

    long events() {
        return changes.get();
    }

    private static ObservedCall call(long number) {
        return new ObservedCall(
                "req-" + number,
                "key-" + number % 20,
                "Key " + number,
                "messages",
                "claude-sonnet-5",
                true,
                Instant.now(),
                Duration.ofMillis(number % 900),
                CallState.STREAMING,
                0,
                null,
                TOKENS);
    }

    private UsageEvent ended(ObservedCall call) {
        return new UsageEvent(
                call.requestId(),
                account,
                call.keyId(),
                call.startedAt(),
                Duration.ofMillis(700),
                call.endpoint(),
                call.model(),
                true,
                200,
                Outcome.COMPLETED,
                false,
                "req_1",
                TOKENS);
    }

    @Override
    public CompletableFuture<List<ObservedCall>> running(String accountId) {
        return CompletableFuture.completedFuture(List.copyOf(running));
    }

    @Override
    public CompletableFuture<Boolean> stop(String accountId, String requestId) {
        return CompletableFuture.completedFuture(false);
    }

    @Override
    public int streams() {
        return running.size();
    }

    @Override
    public long changes() {
        return changes.get();
    }
}
