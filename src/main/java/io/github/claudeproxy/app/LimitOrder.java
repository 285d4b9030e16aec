package io.github.claudeproxy.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/**
 * What the command {@code limits} asks for, as it crosses to the program that runs: one line of
 * JSON.
 *
 * @param by who asks, by the name on this machine
 * @param accountId null for the only one there is
 * @param keys names or ids of keys; empty for all of them
 * @param ofKeys what becomes other for these keys, by field
 * @param ofAccount what becomes other for the whole account, by field
 */
record LimitOrder(
        String by,
        @Nullable String accountId,
        List<String> keys,
        Map<String, String> ofKeys,
        Map<String, String> ofAccount) {
    private static final JsonMapper MAPPER = new JsonMapper();

    LimitOrder {
        keys = List.copyOf(keys);
        ofKeys = Map.copyOf(ofKeys);
        ofAccount = Map.copyOf(ofAccount);
    }

    String json() {
        try {
            return MAPPER.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not fit for JSON", e);
        }
    }

    static LimitOrder ofJson(String text) throws JsonProcessingException {
        return MAPPER.readValue(text, LimitOrder.class);
    }
}
