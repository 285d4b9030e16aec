package io.github.claudeproxy.usage;

import io.github.claudeproxy.testkit.MovableClock;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;

/** Usage events for tests. */
final class Events {
    static final String ACCOUNT = "account-1";
    static final TokenUsage TOKENS =
            new TokenUsage(1, 20, 300, 4000, 100, 200, 7, 8, 9, "standard", "us");

    /** 5 + 625 + 2000 + 2000 + 500 for tokens of Opus 5, 80000 for eight searches. */
    static final long COST_MICROS = 85_130;

    private Events() {}

    static UsageEvent event(String requestId) {
        return event(requestId, "key-1", MovableClock.START);
    }

    static UsageEvent event(String requestId, String keyId, Instant startedAt) {
        return new UsageEvent(
                requestId,
                ACCOUNT,
                keyId,
                startedAt,
                Duration.ofMillis(1234),
                "messages",
                "claude-opus-5",
                true,
                200,
                Outcome.COMPLETED,
                false,
                "req_1",
                TOKENS);
    }

    static UsageEvent ended(String requestId, int status, Outcome outcome) {
        return new UsageEvent(
                requestId,
                ACCOUNT,
                "key-1",
                MovableClock.START,
                Duration.ZERO,
                "messages",
                null,
                false,
                status,
                outcome,
                true,
                null,
                TokenUsage.NONE);
    }

    static UsageEvent withModel(String requestId, String model) {
        return like(event(requestId), model, Outcome.COMPLETED);
    }

    /** The same call for another model and with another end. */
    static UsageEvent like(UsageEvent event, @Nullable String model, Outcome outcome) {
        return new UsageEvent(
                event.requestId(),
                event.accountId(),
                event.keyId(),
                event.startedAt(),
                event.duration(),
                event.endpoint(),
                model,
                event.streamed(),
                event.status(),
                outcome,
                event.partial(),
                event.upstreamRequestId(),
                event.tokens());
    }

    static UsageEvent ofAccount(String account, String requestId) {
        UsageEvent event = event(requestId);
        return new UsageEvent(
                requestId,
                account,
                event.keyId(),
                event.startedAt(),
                event.duration(),
                event.endpoint(),
                event.model(),
                event.streamed(),
                event.status(),
                event.outcome(),
                event.partial(),
                event.upstreamRequestId(),
                event.tokens());
    }

    /** What so many events with {@link #TOKENS} add up to. */
    static UsageTotals totals(long requests) {
        return totals(requests, COST_MICROS);
    }

    static UsageTotals totals(long requests, long costOfOne) {
        return new UsageTotals(
                requests,
                0,
                requests,
                20 * requests,
                300 * requests,
                4000 * requests,
                100 * requests,
                200 * requests,
                7 * requests,
                8 * requests,
                9 * requests,
                costOfOne * requests,
                0);
    }
}
