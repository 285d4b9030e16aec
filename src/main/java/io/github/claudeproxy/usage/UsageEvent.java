package io.github.claudeproxy.usage;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;

/**
 * One call that has ended.
 *
 * @param requestId names the call; of two events with the same id the first counts
 * @param endpoint the part of the API, as {@code messages} or {@code count_tokens}
 * @param model as the client or upstream named it
 * @param status the one the client was answered with
 * @param partial whether upstream's last count was not seen
 */
public record UsageEvent(
        String requestId,
        String accountId,
        String keyId,
        Instant startedAt,
        Duration duration,
        String endpoint,
        @Nullable String model,
        boolean streamed,
        int status,
        Outcome outcome,
        boolean partial,
        @Nullable String upstreamRequestId,
        TokenUsage tokens) {
    public UsageEvent {
        model = Words.bounded(model);
        upstreamRequestId = Words.bounded(upstreamRequestId);
    }
}
