package io.github.claudeproxy.audit;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;

/**
 * How something was, or is: the fields that matter, in order, as texts for people. What looks like
 * a secret is masked, though nobody should hand one in.
 */
public record Facts(Map<String, String> fields) {
    public static final Facts NONE = new Facts(Map.of());

    public Facts {
        Map<String, String> masked = new LinkedHashMap<>();
        fields.forEach((name, text) -> masked.put(name, Mask.secretsOf(text)));
        fields = Collections.unmodifiableMap(masked);
    }

    public static Facts of(String field, @Nullable Object value) {
        return NONE.and(field, value);
    }

    /** With one more; without, if the value is null. */
    public Facts and(String field, @Nullable Object value) {
        if (value == null) {
            return this;
        }
        Map<String, String> more = new LinkedHashMap<>(fields);
        more.put(field, value instanceof Duration time ? text(time) : value.toString());
        return new Facts(more);
    }

    /** Such as {@code 14 d} or {@code 1 h 30 min}: units that need no translation. */
    private static String text(Duration time) {
        StringJoiner parts = new StringJoiner(" ");
        part(parts, time.toDaysPart(), "d");
        part(parts, time.toHoursPart(), "h");
        part(parts, time.toMinutesPart(), "min");
        part(parts, time.toSecondsPart(), "s");
        return parts.length() == 0 ? "0 s" : parts.toString();
    }

    private static void part(StringJoiner parts, long count, String unit) {
        if (count != 0) {
            parts.add(count + " " + unit);
        }
    }

    /** Those that the other has not, or has otherwise. */
    Facts otherThan(Facts other) {
        Map<String, String> different = new LinkedHashMap<>(fields);
        different.entrySet().removeIf(e -> Objects.equals(e.getValue(), other.get(e.getKey())));
        return new Facts(different);
    }

    private @Nullable String get(String field) {
        return fields.get(field);
    }

    public boolean isEmpty() {
        return fields.isEmpty();
    }
}
