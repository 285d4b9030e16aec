package io.github.claudeproxy.rest;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * One line of the table of calls, and what is to be known of the call.
 *
 * @param path a template such as {@code /api/keys/{id}}
 */
record Route(String method, String path, Access access, Action action, Contract contract) {
    Route(String method, String path, Access access, Action action) {
        this(method, path, access, action, Contract.NONE);
    }

    /** Blocking code that answers one call; runs on a virtual thread. */
    @FunctionalInterface
    interface Action {
        Answer answer(Call call);
    }

    /** In a few words, and in as many sentences as it takes. */
    Route says(String summary, String text) {
        return with(contract.says(summary, text));
    }

    Route says(String summary) {
        return says(summary, "");
    }

    /** The body it reads. */
    Route takes(Class<?> body) {
        return with(contract.takes(body));
    }

    /** What it answers if all goes well; without this, 204 and no body. */
    Route gives(Class<?> body) {
        return gives(200, body);
    }

    Route gives(int status, Class<?> body) {
        return with(contract.gives(status, body, Contract.JSON));
    }

    /** As {@link #gives(Class)}, for what is not JSON. */
    Route gives(String mediaType, Class<?> body) {
        return with(contract.gives(200, body, mediaType));
    }

    /** The parameters of its query; all others are refused. */
    Route knows(Parameter... query) {
        return knows(List.of(query));
    }

    Route knows(List<Parameter> query) {
        return with(contract.knows(query));
    }

    Route mayFail(int status, String why) {
        return with(contract.mayFail(status, why));
    }

    /** Done once however often it is repeated with the same {@code Idempotency-Key}. */
    Route once() {
        return with(contract.doneOnce());
    }

    /** What its {@code ETag} names the state of, and {@code If-Match} is held against. */
    Route about(Function<Call, Optional<?>> state) {
        return with(contract.about(state));
    }

    private Route with(Contract other) {
        return new Route(method, path, access, action, other);
    }

    /** The part of the path after {@code /api/}: what the call is about. */
    String area() {
        return segments(path).get(2).replaceFirst("\\..*", "");
    }

    List<String> placeholders() {
        return segments(path).stream()
                .filter(segment -> segment.startsWith("{"))
                .map(segment -> segment.substring(1, segment.length() - 1))
                .toList();
    }

    /** Why it may fail, by status: what follows from its contract, and what it says itself. */
    Map<Integer, String> failures() {
        Map<Integer, String> failures = new TreeMap<>();
        failures.put(400, "A field or a parameter is wrong or unknown; the problem names it.");
        if (access != Access.ANYONE) {
            failures.put(401, "There is no session, or it has ended.");
        }
        if (access == Access.FOUNDER) {
            failures.put(403, "Somebody else founded the account.");
        }
        if (access == Access.OWNER) {
            failures.put(403, "The installation belongs to somebody else.");
        }
        if (!placeholders().isEmpty()) {
            failures.put(404, "The account has no such thing.");
        }
        if (contract.tagged() != null && !method.equals("GET")) {
            failures.put(412, "It was changed after the If-Match was read.");
        }
        failures.putAll(contract.failures());
        return failures;
    }

    /** What the placeholders of the template stand for in this path, or null if it is another. */
    @Nullable Map<String, String> match(String requested) {
        List<String> template = segments(path);
        List<String> actual = segments(requested);
        if (template.size() != actual.size()) {
            return null;
        }
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < template.size(); i++) {
            String expected = template.get(i);
            if (expected.startsWith("{") && !actual.get(i).isEmpty()) {
                values.put(expected.substring(1, expected.length() - 1), actual.get(i));
            } else if (!expected.equals(actual.get(i))) {
                return null;
            }
        }
        return values;
    }

    private static List<String> segments(String path) {
        return List.of(path.split("/", -1));
    }
}
