package io.github.claudeproxy.testkit;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What the fake bills for a call, in Anthropic's raw numbers; cache creation in all is the sum of
 * its 5 minute and 1 hour parts.
 */
public record BilledUsage(
        long inputTokens,
        long outputTokens,
        long cacheReadInputTokens,
        long cacheCreation5mInputTokens,
        long cacheCreation1hInputTokens,
        long thinkingTokens,
        long webSearchRequests,
        long webFetchRequests) {
    public static final BilledUsage NONE = of(0, 0);

    /** Tokens in and out, and nothing else. */
    public static BilledUsage of(long inputTokens, long outputTokens) {
        return new BilledUsage(inputTokens, outputTokens, 0, 0, 0, 0, 0, 0);
    }

    public BilledUsage withCache(long read, long creation5m, long creation1h) {
        return new BilledUsage(
                inputTokens,
                outputTokens,
                read,
                creation5m,
                creation1h,
                thinkingTokens,
                webSearchRequests,
                webFetchRequests);
    }

    /** With this much of the output spent on thinking. */
    public BilledUsage withThinking(long tokens) {
        return new BilledUsage(
                inputTokens,
                outputTokens,
                cacheReadInputTokens,
                cacheCreation5mInputTokens,
                cacheCreation1hInputTokens,
                tokens,
                webSearchRequests,
                webFetchRequests);
    }

    public BilledUsage withServerTools(long searches, long fetches) {
        return new BilledUsage(
                inputTokens,
                outputTokens,
                cacheReadInputTokens,
                cacheCreation5mInputTokens,
                cacheCreation1hInputTokens,
                thinkingTokens,
                searches,
                fetches);
    }

    /** What a stream's start says: all of the input, a placeholder for the output. */
    public BilledUsage atStart() {
        return of(inputTokens, Math.min(1, outputTokens))
                .withCache(
                        cacheReadInputTokens,
                        cacheCreation5mInputTokens,
                        cacheCreation1hInputTokens);
    }

    public long cacheCreationInputTokens() {
        return cacheCreation5mInputTokens + cacheCreation1hInputTokens;
    }

    BilledUsage plus(BilledUsage other) {
        return new BilledUsage(
                inputTokens + other.inputTokens,
                outputTokens + other.outputTokens,
                cacheReadInputTokens + other.cacheReadInputTokens,
                cacheCreation5mInputTokens + other.cacheCreation5mInputTokens,
                cacheCreation1hInputTokens + other.cacheCreation1hInputTokens,
                thinkingTokens + other.thinkingTokens,
                webSearchRequests + other.webSearchRequests,
                webFetchRequests + other.webFetchRequests);
    }

    /** The usage of a message, as in a JSON answer and in {@code message_start}. */
    ObjectNode ofMessage() {
        ObjectNode usage = cumulative();
        usage.putObject("cache_creation")
                .put("ephemeral_5m_input_tokens", cacheCreation5mInputTokens)
                .put("ephemeral_1h_input_tokens", cacheCreation1hInputTokens);
        return usage.put("service_tier", "standard").put("inference_geo", "global");
    }

    /** The usage of a {@code message_delta}, which lacks the parts of the cache creation. */
    ObjectNode cumulative() {
        ObjectNode usage = JsonNodeFactory.instance.objectNode();
        usage.put("input_tokens", inputTokens)
                .put("cache_creation_input_tokens", cacheCreationInputTokens())
                .put("cache_read_input_tokens", cacheReadInputTokens)
                .put("output_tokens", outputTokens);
        usage.putObject("output_tokens_details").put("thinking_tokens", thinkingTokens);
        if (webSearchRequests + webFetchRequests > 0) {
            usage.putObject("server_tool_use")
                    .put("web_search_requests", webSearchRequests)
                    .put("web_fetch_requests", webFetchRequests);
        }
        return usage;
    }
}
