package io.github.claudeproxy.rest;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;

/** What a call answers: a status and what becomes the JSON body, a body of its own, or no body. */
record Answer(int status, @Nullable Object body, Map<String, String> headers) {
    Answer {
        headers = Map.copyOf(headers);
    }

    Answer(int status, @Nullable Object body) {
        this(status, body, Map.of());
    }

    static Answer ok(Object body) {
        return new Answer(200, body);
    }

    static Answer created(Object body) {
        return new Answer(201, body);
    }

    static Answer done() {
        return new Answer(204, null);
    }

    Answer with(String header, String value) {
        Map<String, String> all = new HashMap<>(headers);
        all.put(header, value);
        return new Answer(status, body, all);
    }
}
