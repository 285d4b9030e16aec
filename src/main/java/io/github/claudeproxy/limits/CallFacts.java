package io.github.claudeproxy.limits;

import io.github.claudeproxy.keys.Key;
import io.github.claudeproxy.usage.TokenUsage;

import org.jspecify.annotations.Nullable;

import java.net.InetAddress;

/**
 * What is known of a call before it is sent.
 *
 * @param startedAt milliseconds since 1970, as in the call's usage row
 * @param model as the client named it, if it was looked for and found
 * @param maxTokens of the answer, or 0 if that is not known
 */
public record CallFacts(
        Key key,
        Kind kind,
        InetAddress from,
        long startedAt,
        @Nullable String model,
        long maxTokens,
        long bodyBytes) {
    private static final long MOST_TOKENS = 1_000_000;
    private static final long USUAL_TOKENS = 4096;
    private static final int BYTES_PER_TOKEN = 4;

    /** What a call does to the account. */
    public enum Kind {
        /** Asks the model: costs money and takes a place. */
        MESSAGE,
        /** Names a model, costs nothing. */
        COUNT_TOKENS,
        /** Asks the model for later, many times: costs money, takes no place. */
        BATCH,
        /** Neither. */
        OTHER
    }

    /** What it may use at most, as far as one can tell before. */
    TokenUsage estimate() {
        long output = maxTokens <= 0 ? USUAL_TOKENS : Math.min(maxTokens, MOST_TOKENS);
        long input = bodyBytes / BYTES_PER_TOKEN + 1;
        return new TokenUsage(input, output, 0, 0, 0, 0, 0, 0, 0, null, null);
    }
}
