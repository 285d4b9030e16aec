package io.github.claudeproxy.rest;

import org.jspecify.annotations.Nullable;

/** What a call answers: a status and what becomes the JSON body, a download, or no body. */
record Answer(int status, @Nullable Object body) {
    static Answer ok(Object body) {
        return new Answer(200, body);
    }

    static Answer created(Object body) {
        return new Answer(201, body);
    }

    static Answer done() {
        return new Answer(204, null);
    }
}
