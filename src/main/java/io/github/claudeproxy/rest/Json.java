package io.github.claudeproxy.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.databind.type.LogicalType;

import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/**
 * JSON as the administration API speaks it: snake case, instants as ISO-8601 text, nulls written.
 * Reading is strict: unknown fields, repeated fields, coerced types and outsized values are
 * refused.
 */
final class Json {
    private static final int MOST_STRING = 64 << 10;
    private static final int MOST_DEPTH = 200;
    private static final int MOST_DIGITS = 100;

    private final JsonMapper mapper = mapper();

    private static JsonMapper mapper() {
        JsonFactory factory =
                JsonFactory.builder()
                        .streamReadConstraints(
                                StreamReadConstraints.builder()
                                        .maxStringLength(MOST_STRING)
                                        .maxNestingDepth(MOST_DEPTH)
                                        .maxNumberLength(MOST_DIGITS)
                                        .build())
                        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                        .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                        .build();
        return JsonMapper.builder(factory)
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .defaultPropertyInclusion(
                        JsonInclude.Value.construct(
                                JsonInclude.Include.ALWAYS, JsonInclude.Include.ALWAYS))
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .withCoercionConfig(
                        LogicalType.Textual,
                        textual -> {
                            textual.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail);
                            textual.setCoercion(CoercionInputShape.Float, CoercionAction.Fail);
                            textual.setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
                        })
                .addModule(
                        new SimpleModule()
                                .addSerializer(Instant.class, ToStringSerializer.instance)
                                .addDeserializer(Instant.class, new InstantReader()))
                .build();
    }

    private static final class InstantReader extends StdScalarDeserializer<Instant> {
        private static final long serialVersionUID = 1L;

        InstantReader() {
            super(Instant.class);
        }

        @Override
        public Instant deserialize(JsonParser parser, DeserializationContext context)
                throws IOException {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                return (Instant) context.handleUnexpectedToken(Instant.class, parser);
            }
            try {
                return Instant.parse(parser.getText());
            } catch (DateTimeParseException _) {
                return (Instant)
                        context.handleWeirdStringValue(Instant.class, "", "not an ISO-8601 time");
            }
        }
    }

    byte[] write(Object value) {
        try {
            return mapper.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not fit for JSON: " + value.getClass(), e);
        }
    }

    /**
     * Reads a request body.
     *
     * @throws ProblemException 400 that names the field, never the value
     */
    <T> T read(byte[] body, Class<T> type) {
        T value;
        try {
            value = mapper.readValue(body, type);
        } catch (JsonMappingException e) {
            throw new ProblemException(WrongField.problem(e));
        } catch (IOException _) {
            throw new ProblemException(Problem.badRequest("The body is not valid JSON."));
        }
        if (value == null) {
            throw new ProblemException(Problem.badRequest("The body must be a JSON object."));
        }
        Presence.check(value);
        return value;
    }
}
