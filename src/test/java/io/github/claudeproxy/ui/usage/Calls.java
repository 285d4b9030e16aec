package io.github.claudeproxy.ui.usage;

import io.github.claudeproxy.usage.Outcome;
import io.github.claudeproxy.usage.TokenUsage;
import io.github.claudeproxy.usage.UsageEvent;

import java.time.Duration;
import java.time.Instant;

/** Recorded calls for tests. */
final class Calls {
    static final String ACCOUNT = "account-1";

    private Calls() {}

    /** A call with so many tokens in its prompt. */
    static UsageEvent call(String id, String key, String model, Instant at, long tokens) {
        return with(id, key, model, at, new TokenUsage(tokens, 0, 0, 0, 0, 0, 0, 0, 0, null, null));
    }

    /** A call with tokens of all kinds, mostly from the cache. */
    static UsageEvent mixed(String id, String key, String model, Instant at, long tokens) {
        return with(
                id,
                key,
                model,
                at,
                new TokenUsage(tokens / 4, tokens, tokens, tokens * 3, 0, 0, 0, 0, 0, null, null));
    }

    /** A call that a limit refused. */
    static UsageEvent refused(String id, String key, Instant at) {
        return new UsageEvent(
                id,
                ACCOUNT,
                key,
                at,
                Duration.ZERO,
                "messages",
                null,
                false,
                429,
                Outcome.REFUSED,
                false,
                null,
                TokenUsage.NONE);
    }

    private static UsageEvent with(
            String id, String key, String model, Instant at, TokenUsage used) {
        return new UsageEvent(
                id,
                ACCOUNT,
                key,
                at,
                Duration.ofSeconds(3),
                "messages",
                model,
                true,
                200,
                Outcome.COMPLETED,
                false,
                "req_1",
                used);
    }
}
