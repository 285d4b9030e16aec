package io.github.claudeproxy.rest;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;

/**
 * A body that is neither JSON nor long.
 *
 * @param contentType what it is
 */
record Asset(String contentType, String text) {
    /** Whether such an answer writes itself, so that there is no schema of it. */
    static boolean isOwnForm(Class<?> answer) {
        return OWN.contains(answer);
    }

    static Map<String, Object> schema(Contract contract) {
        return Map.of("type", contract.mediaType().equals(Contract.JSON) ? "object" : "string");
    }

    private static final Set<Class<?>> OWN = Set.of(Asset.class, Download.class, EventStream.class);

    void send(HttpServerExchange exchange) {
        exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, contentType);
        exchange.getResponseSender().send(text, StandardCharsets.UTF_8);
    }
}
