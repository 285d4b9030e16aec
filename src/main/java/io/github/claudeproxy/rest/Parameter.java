package io.github.claudeproxy.rest;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A parameter of a call's query.
 *
 * @param type as JSON Schema names it
 * @param format as JSON Schema names it, or null
 * @param oneOf the values it takes; empty if there is no such list
 */
record Parameter(
        String name, String text, String type, @Nullable String format, List<String> oneOf) {
    Parameter {
        oneOf = List.copyOf(oneOf);
    }

    static Parameter text(String name, String text) {
        return new Parameter(name, text, "string", null, List.of());
    }

    static Parameter number(String name, String text) {
        return new Parameter(name, text, "integer", "int32", List.of());
    }

    /** How many of something are wanted. */
    static Parameter atMost(String name, String text) {
        return number(name, text);
    }

    /** What the call says to {@link #atMost}. */
    int most(Call call) {
        String given = call.query(name);
        if (given == null) {
            return Integer.MAX_VALUE;
        }
        if (!given.matches("[0-9]{1,4}")) {
            throw new ProblemException(Problem.invalid(name, "takes a number from 0 to 9999"));
        }
        return Integer.parseInt(given);
    }

    static Parameter oneOf(String name, String text, List<String> values) {
        return new Parameter(name, text, "string", null, values);
    }
}
