package io.github.claudeproxy.rest;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One line of the table of calls.
 *
 * @param path a template such as {@code /api/keys/{id}}
 */
record Route(String method, String path, Access access, Action action) {
    /** Blocking code that answers one call; runs on a virtual thread. */
    @FunctionalInterface
    interface Action {
        Answer answer(Call call);
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
