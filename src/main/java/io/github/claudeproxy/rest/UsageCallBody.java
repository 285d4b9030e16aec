package io.github.claudeproxy.rest;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.github.claudeproxy.usage.Outcome;
import io.github.claudeproxy.usage.TokenUsage;
import io.github.claudeproxy.usage.UsageCall;
import io.github.claudeproxy.usage.UsageEvent;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/** One call as it was recorded. */
record UsageCallBody(
        String requestId,
        String keyId,
        Instant startedAt,
        long durationMs,
        String endpoint,
        @Nullable String model,
        boolean streamed,
        int status,
        @OneOf(Outcome.class) String outcome,
        boolean partial,
        @Nullable String upstreamRequestId,
        long inputTokens,
        long outputTokens,
        long cacheCreationInputTokens,
        long cacheReadInputTokens,
        @JsonProperty("cache_creation_5m_input_tokens") long cacheCreation5mInputTokens,
        @JsonProperty("cache_creation_1h_input_tokens") long cacheCreation1hInputTokens,
        long thinkingTokens,
        long webSearchRequests,
        long webFetchRequests,
        @Nullable String serviceTier,
        @Nullable String inferenceGeo,
        long costUsdMicros,
        boolean priceFlagged,
        @Nullable String priceVersion) {
    static UsageCallBody of(UsageCall call) {
        UsageEvent event = call.event();
        TokenUsage tokens = event.tokens();
        return new UsageCallBody(
                event.requestId(),
                event.keyId(),
                event.startedAt(),
                event.duration().toMillis(),
                event.endpoint(),
                event.model(),
                event.streamed(),
                event.status(),
                event.outcome().text(),
                event.partial(),
                event.upstreamRequestId(),
                tokens.inputTokens(),
                tokens.outputTokens(),
                tokens.cacheCreationInputTokens(),
                tokens.cacheReadInputTokens(),
                tokens.cacheCreation5mInputTokens(),
                tokens.cacheCreation1hInputTokens(),
                tokens.thinkingTokens(),
                tokens.webSearchRequests(),
                tokens.webFetchRequests(),
                tokens.serviceTier(),
                tokens.inferenceGeo(),
                call.cost().micros(),
                call.cost().flagged(),
                call.priceVersion());
    }
}
