package io.github.claudeproxy.rest;

import org.jspecify.annotations.Nullable;

import java.lang.reflect.RecordComponent;

/** Ends a call whose body lacks a field: one whose type does not say that it may be null. */
final class Presence {
    private Presence() {}

    static boolean isNeeded(RecordComponent field) {
        return !field.getAnnotatedType().isAnnotationPresent(Nullable.class)
                && !field.getType().isPrimitive();
    }

    static void check(Object body) {
        check(body, "");
    }

    private static void check(Object body, String path) {
        RecordComponent[] fields = body.getClass().getRecordComponents();
        if (fields == null) {
            return;
        }
        for (RecordComponent field : fields) {
            String name = path + Schemas.name(field);
            Object value = value(field, body);
            if (value != null) {
                check(value, name + ".");
            } else if (isNeeded(field)) {
                throw new ProblemException(Problem.invalid(name, "is missing"));
            }
        }
    }

    private static @Nullable Object value(RecordComponent field, Object body) {
        try {
            field.getAccessor().setAccessible(true);
            return field.getAccessor().invoke(body);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot read " + field, e);
        }
    }
}
