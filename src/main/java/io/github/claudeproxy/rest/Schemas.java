package io.github.claudeproxy.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;

import org.jspecify.annotations.Nullable;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The JSON Schemas of the records that calls read and answer with: {@code additionalProperties} is
 * false for what is read, because unknown fields are refused; what is answered has all its fields.
 * Used by one thread.
 */
final class Schemas {
    private static final String BODY = "Body";
    private static final Map<Class<?>, Map<String, Object>> SIMPLE =
            Map.ofEntries(
                    Map.entry(String.class, Map.of("type", "string")),
                    Map.entry(Instant.class, Map.of("type", "string", "format", "date-time")),
                    Map.entry(boolean.class, Map.of("type", "boolean")),
                    Map.entry(Boolean.class, Map.of("type", "boolean")),
                    Map.entry(int.class, Map.of("type", "integer", "format", "int32")),
                    Map.entry(Integer.class, Map.of("type", "integer", "format", "int32")),
                    Map.entry(long.class, Map.of("type", "integer", "format", "int64")),
                    Map.entry(Long.class, Map.of("type", "integer", "format", "int64")),
                    Map.entry(double.class, Map.of("type", "number", "format", "double")),
                    Map.entry(Double.class, Map.of("type", "number", "format", "double")),
                    Map.entry(BigDecimal.class, Map.of("type", "number")));

    private final FieldTexts texts;
    private final Map<String, Object> components = new TreeMap<>();
    private final Map<String, Class<?>> owners = new HashMap<>();

    Schemas(FieldTexts texts) {
        this.texts = texts;
    }

    /** The name of a record's component in JSON. */
    static String name(RecordComponent field) {
        JsonProperty given = field.getAccessor().getAnnotation(JsonProperty.class);
        if (given != null) {
            return given.value();
        }
        return PropertyNamingStrategies.SnakeCaseStrategy.INSTANCE.translate(field.getName());
    }

    /** All schemas that were asked for, by name. */
    Map<String, Object> components() {
        return components;
    }

    /** A reference to the schema of a body that is read. */
    Map<String, Object> taken(Class<?> body) {
        return reference(body, true);
    }

    /** A reference to the schema of a body that is answered. */
    Map<String, Object> given(Class<?> body) {
        return reference(body, false);
    }

    private Map<String, Object> reference(Class<?> type, boolean taken) {
        String simple = type.getSimpleName();
        String plain =
                simple.endsWith(BODY)
                        ? simple.substring(0, simple.length() - BODY.length())
                        : simple;
        String name = taken && simple.endsWith(BODY) ? plain + "Change" : plain;
        Class<?> owner = owners.putIfAbsent(name, type);
        if (owner == null) {
            components.put(name, Map.of());
            components.put(name, object(type, taken));
        } else if (owner != type) {
            throw new IllegalStateException(name + " names both " + owner + " and " + type);
        }
        return Map.of("$ref", "#/components/schemas/" + name);
    }

    private Map<String, Object> object(Class<?> type, boolean taken) {
        Map<String, Object> properties = new LinkedHashMap<>();
        List<String> required = new ArrayList<>();
        for (RecordComponent field : type.getRecordComponents()) {
            add(field, taken, properties, required);
        }
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        schema.put("properties", properties);
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
        if (taken) {
            schema.put("additionalProperties", false);
        }
        return schema;
    }

    private void add(
            RecordComponent field,
            boolean taken,
            Map<String, Object> properties,
            List<String> required) {
        if (field.getAccessor().isAnnotationPresent(JsonUnwrapped.class)) {
            for (RecordComponent inner : field.getType().getRecordComponents()) {
                add(inner, taken, properties, required);
            }
            return;
        }
        properties.put(name(field), property(field, taken));
        if (taken ? Presence.isNeeded(field) : isAlwaysThere(field)) {
            required.add(name(field));
        }
    }

    private static boolean isAlwaysThere(RecordComponent field) {
        return !field.getAccessor().isAnnotationPresent(JsonInclude.class);
    }

    private Map<String, Object> property(RecordComponent field, boolean taken) {
        Map<String, Object> schema = new LinkedHashMap<>(of(field.getGenericType(), taken));
        boolean nullable = !Presence.isNeeded(field) && !field.getType().isPrimitive();
        OneOf oneOf = field.getAnnotation(OneOf.class);
        if (oneOf != null) {
            schema.put("enum", names(oneOf, nullable));
        }
        if (nullable) {
            orNull(schema);
        }
        String text = texts.of(field.getDeclaringRecord(), name(field));
        if (text != null) {
            schema.put("description", text);
        }
        return schema;
    }

    private static void orNull(Map<String, Object> schema) {
        Object type = schema.get("type");
        Object reference = schema.remove("$ref");
        if (type != null) {
            schema.put("type", List.of(type, "null"));
        } else if (reference != null) {
            schema.put("anyOf", List.of(Map.of("$ref", reference), Map.of("type", "null")));
        }
    }

    private static List<@Nullable String> names(OneOf oneOf, boolean nullable) {
        List<@Nullable String> names = new ArrayList<>();
        for (Enum<?> constant : oneOf.value().getEnumConstants()) {
            if (!Arrays.asList(oneOf.except()).contains(constant.name())) {
                names.add(constant.name().toLowerCase(Locale.ROOT));
            }
        }
        if (nullable) {
            names.add(null);
        }
        return names;
    }

    private Map<String, Object> of(Type type, boolean taken) {
        if (type instanceof ParameterizedType generic) {
            Type last =
                    generic.getActualTypeArguments()[generic.getActualTypeArguments().length - 1];
            return generic.getRawType() == Map.class
                    ? schema("object", "additionalProperties", of(last, taken))
                    : schema("array", "items", of(last, taken));
        }
        if (!(type instanceof Class<?> plain)) {
            throw new IllegalStateException("no schema for " + type);
        }
        if (plain == JsonNode.class || plain == Object.class) {
            return Map.of();
        }
        return plain.isRecord() ? reference(plain, taken) : simple(plain);
    }

    private static Map<String, Object> simple(Class<?> type) {
        Map<String, Object> schema = SIMPLE.get(type);
        if (schema == null) {
            throw new IllegalStateException("no schema for " + type);
        }
        return schema;
    }

    private static Map<String, Object> schema(String type, String key, Object value) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", type);
        schema.put(key, value);
        return schema;
    }
}
