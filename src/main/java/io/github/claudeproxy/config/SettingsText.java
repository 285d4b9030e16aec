package io.github.claudeproxy.config;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.EnumFeature;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The settings as the text of their file. Fields that this version does not know stay in it, and a
 * group that makes no sense costs that group alone.
 *
 * @param tree the text with all that is in it
 * @param damaged the names of the groups that had to be given up
 */
record SettingsText(ObjectNode tree, SettingsValues values, List<String> damaged) {
    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                    .defaultPropertyInclusion(
                            JsonInclude.Value.construct(
                                    JsonInclude.Include.ALWAYS, JsonInclude.Include.ALWAYS))
                    .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
                    .enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE)
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .addModule(
                            new SimpleModule()
                                    .addSerializer(Instant.class, ToStringSerializer.instance)
                                    .addDeserializer(Instant.class, new InstantReader()))
                    .build();

    private static final class InstantReader extends FromStringDeserializer<Instant> {
        private static final long serialVersionUID = 1L;

        InstantReader() {
            super(Instant.class);
        }

        @Override
        protected Instant _deserialize(String text, DeserializationContext context) {
            return Instant.parse(text);
        }
    }

    SettingsText {
        damaged = List.copyOf(damaged);
    }

    static SettingsText standard() {
        return new SettingsText(
                MAPPER.valueToTree(SettingsValues.DEFAULT), SettingsValues.DEFAULT, List.of());
    }

    /**
     * Reads the text group by group.
     *
     * @throws IOException if it is no JSON object at all
     */
    static SettingsText parse(byte[] text) throws IOException {
        if (!(MAPPER.readTree(text) instanceof ObjectNode given)) {
            throw new IOException("the settings are no JSON object");
        }
        SettingsText read = standard();
        List<String> damaged = new ArrayList<>();
        for (var group : given.properties()) {
            ObjectNode next = read.tree.deepCopy();
            merge(next, group.getKey(), group.getValue());
            try {
                SettingsValues values = MAPPER.treeToValue(next, SettingsValues.class);
                read = new SettingsText(next, values, List.of());
            } catch (JsonProcessingException _) {
                damaged.add(group.getKey());
            }
        }
        return new SettingsText(read.tree, read.values, damaged);
    }

    /** The same text with other values. */
    SettingsText with(SettingsValues next) {
        ObjectNode merged = tree.deepCopy();
        ObjectNode given = MAPPER.valueToTree(next);
        given.properties().forEach(group -> merge(merged, group.getKey(), group.getValue()));
        return new SettingsText(merged, next, damaged);
    }

    private static void merge(ObjectNode into, String name, JsonNode value) {
        if (value instanceof ObjectNode group && into.get(name) instanceof ObjectNode known) {
            group.properties().forEach(field -> merge(known, field.getKey(), field.getValue()));
        } else {
            into.set(name, value);
        }
    }

    byte[] bytes() {
        try {
            return MAPPER.writeValueAsBytes(tree);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("settings that are no JSON", e);
        }
    }
}
