package io.github.claudeproxy.rest;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What a call takes and gives. The API is held to it while it runs, and documented by it.
 *
 * @param summary a few words; empty if nobody has described the call
 * @param text more, in whole sentences; may be empty
 * @param takes the record of the request's body, or null
 * @param status of an answer that is no problem
 * @param gives the record of the answer's body, or null
 * @param mediaType of the answer's body
 * @param query the parameters it knows
 * @param failures why it may fail in a way of its own, by status
 * @param once whether {@code Idempotency-Key} keeps it from being done twice
 * @param tagged what {@code ETag} and {@code If-Match} of the call are about, or null
 */
record Contract(
        String summary,
        String text,
        @Nullable Class<?> takes,
        int status,
        @Nullable Class<?> gives,
        String mediaType,
        List<Parameter> query,
        Map<Integer, String> failures,
        boolean once,
        @Nullable Function<Call, Optional<?>> tagged) {
    static final String JSON = "application/json";
    static final Contract NONE =
            new Contract("", "", null, 204, null, JSON, List.of(), Map.of(), false, null);

    Contract {
        query = List.copyOf(query);
        failures = Map.copyOf(failures);
    }

    boolean isStated() {
        return !summary.isEmpty();
    }

    Contract says(String newSummary, String newText) {
        return new Contract(
                newSummary,
                newText,
                takes,
                status,
                gives,
                mediaType,
                query,
                failures,
                once,
                tagged);
    }

    Contract takes(Class<?> body) {
        return new Contract(
                summary, text, body, status, gives, mediaType, query, failures, once, tagged);
    }

    Contract gives(int newStatus, Class<?> body, String newMediaType) {
        return new Contract(
                summary, text, takes, newStatus, body, newMediaType, query, failures, once, tagged);
    }

    Contract knows(List<Parameter> more) {
        List<Parameter> all = new ArrayList<>(query);
        all.addAll(more);
        return new Contract(
                summary, text, takes, status, gives, mediaType, all, failures, once, tagged);
    }

    Contract mayFail(int with, String why) {
        Map<Integer, String> all = new TreeMap<>(failures);
        all.put(with, why);
        return new Contract(
                summary, text, takes, status, gives, mediaType, query, all, once, tagged);
    }

    Contract doneOnce() {
        return new Contract(
                summary, text, takes, status, gives, mediaType, query, failures, true, tagged);
    }

    Contract about(Function<Call, Optional<?>> state) {
        return new Contract(
                summary, text, takes, status, gives, mediaType, query, failures, once, state);
    }
}
