package io.github.claudeproxy.rest;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/** Says which field of a body is wrong and what belongs there, never what was there. */
final class WrongField {
    private static final Set<Class<?>> WHOLE =
            Set.of(int.class, Integer.class, long.class, Long.class);

    private WrongField() {}

    static Problem problem(JsonMappingException cause) {
        String field = path(cause);
        return field.isEmpty()
                ? Problem.badRequest("The body is not the JSON object this call takes.")
                : Problem.invalid(field, why(cause));
    }

    private static String why(JsonMappingException cause) {
        return switch (cause) {
            case UnrecognizedPropertyException unknown -> unknown(unknown);
            case MismatchedInputException mismatch -> "expected " + expected(mismatch);
            default -> "not a value that belongs here";
        };
    }

    private static String unknown(UnrecognizedPropertyException unknown) {
        Collection<Object> known = unknown.getKnownPropertyIds();
        if (known == null || known.isEmpty()) {
            return "unknown field";
        }
        return known.stream()
                .map(String::valueOf)
                .sorted()
                .collect(Collectors.joining(", ", "unknown field; known are ", ""));
    }

    private static String expected(MismatchedInputException mismatch) {
        Class<?> type = mismatch.getTargetType();
        if (type == Instant.class) {
            return "a time such as 2026-12-31T00:00:00Z";
        } else if (type == String.class) {
            return "text";
        } else if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        } else if (WHOLE.contains(type)) {
            return "a whole number";
        }
        return shape(type);
    }

    private static String shape(@Nullable Class<?> type) {
        if (type == null) {
            return "another type of value";
        } else if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
            return "a number";
        } else if (type.isEnum()) {
            return "one of the names this field takes";
        }
        return Collection.class.isAssignableFrom(type) ? "a list" : "an object";
    }

    private static String path(JsonMappingException cause) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference step : cause.getPath()) {
            if (step.getFieldName() != null) {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return path.toString();
    }
}
