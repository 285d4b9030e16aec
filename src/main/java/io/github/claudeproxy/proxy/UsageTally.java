package io.github.claudeproxy.proxy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;

import io.github.claudeproxy.usage.TokenUsage;

import org.jspecify.annotations.Nullable;

import java.io.IOException;

/**
 * What Anthropic says was used, gathered over one response. In a stream the latest value of a field
 * that is not null wins; nothing is ever added up, because {@code message_delta.usage} is
 * cumulative (https://docs.claude.com/en/docs/build-with-claude/streaming). Confined to one I/O
 * thread.
 */
final class UsageTally {
    private static final JsonFactory JSON =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(100).build())
                    .build();

    private final Runnable changed;
    private @Nullable String model;
    private long inputTokens;
    private long outputTokens;
    private long cacheCreation;
    private long cacheRead;
    private long cacheCreation5m;
    private long cacheCreation1h;
    private long thinking;
    private long webSearches;
    private long webFetches;
    private @Nullable String serviceTier;
    private @Nullable String inferenceGeo;

    UsageTally() {
        this(() -> {});
    }

    /**
     * Makes an empty one.
     *
     * @param changed told when there may be other numbers
     */
    UsageTally(Runnable changed) {
        this.changed = changed;
    }

    /**
     * Takes over what a {@code message_start}, a {@code message_delta} or a whole message says.
     * Malformed JSON is passed over: metering must not disturb a call, and the client sees the same
     * bytes.
     */
    void merge(byte[] json, int length) {
        try (JsonParser parser = JSON.createParser(json, 0, length)) {
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                mergeMessage(parser);
            }
        } catch (IOException e) {
            // the fields read before the fault stand
            return;
        } finally {
            changed.run();
        }
    }

    private void mergeMessage(JsonParser parser) throws IOException {
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            JsonToken value = parser.nextToken();
            if (value == JsonToken.START_OBJECT && name.equals("usage")) {
                mergeUsage(parser);
            } else if (value == JsonToken.START_OBJECT && name.equals("message")) {
                mergeMessage(parser);
            } else if (value == JsonToken.VALUE_STRING && name.equals("model")) {
                model = parser.getText();
            } else {
                parser.skipChildren();
            }
        }
    }

    private void mergeUsage(JsonParser parser) throws IOException {
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            switch (parser.nextToken()) {
                case VALUE_NUMBER_INT -> number(name, parser.getLongValue());
                case VALUE_STRING -> text(name, parser.getText());
                case START_OBJECT -> mergeUsage(parser);
                case START_ARRAY -> parser.skipChildren();
                default -> {}
            }
        }
    }

    private void number(String name, long value) {
        switch (name) {
            case "input_tokens" -> inputTokens = value;
            case "output_tokens" -> outputTokens = value;
            case "cache_creation_input_tokens" -> cacheCreation = value;
            case "cache_read_input_tokens" -> cacheRead = value;
            case "ephemeral_5m_input_tokens" -> cacheCreation5m = value;
            case "ephemeral_1h_input_tokens" -> cacheCreation1h = value;
            case "thinking_tokens" -> thinking = value;
            case "web_search_requests" -> webSearches = value;
            case "web_fetch_requests" -> webFetches = value;
            default -> {}
        }
    }

    private void text(String name, String value) {
        switch (name) {
            case "service_tier" -> serviceTier = value;
            case "inference_geo" -> inferenceGeo = value;
            default -> {}
        }
    }

    @Nullable String model() {
        return model;
    }

    TokenUsage tokens() {
        return new TokenUsage(
                inputTokens,
                outputTokens,
                cacheCreation,
                cacheRead,
                cacheCreation5m,
                cacheCreation1h,
                thinking,
                webSearches,
                webFetches,
                serviceTier,
                inferenceGeo);
    }
}
