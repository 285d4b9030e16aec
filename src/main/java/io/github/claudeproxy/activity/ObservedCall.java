package io.github.claudeproxy.activity;

import io.github.claudeproxy.usage.TokenUsage;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;

/**
 * A call as it stood when somebody looked.
 *
 * @param endpoint the part of the API, as {@code messages} or {@code count_tokens}
 * @param model as the client or upstream named it, once known
 * @param duration since its start, or until its end
 * @param status the one the client was answered with; 0 while it was not
 * @param refusedFor why the proxy refused it; null if it did not
 * @param tokens what upstream has counted so far
 */
public record ObservedCall(
        String requestId,
        String keyId,
        String keyName,
        String endpoint,
        @Nullable String model,
        boolean streamed,
        Instant startedAt,
        Duration duration,
        CallState state,
        int status,
        @Nullable RefusedFor refusedFor,
        TokenUsage tokens) {}
