package io.github.claudeproxy.audit;

import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

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
        more.put(field, value.toString());
        return new Facts(more);
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
