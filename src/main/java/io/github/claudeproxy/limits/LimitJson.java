package io.github.claudeproxy.limits;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.function.Function;

/** Limits as they are stored. What a later version added is passed over. */
final class LimitJson {
    private static final JsonMapper MAPPER = mapper();

    private LimitJson() {}

    private static JsonMapper mapper() {
        SimpleModule texts = new SimpleModule();
        text(texts, Network.class, Network::parse);
        text(texts, ModelGlob.class, ModelGlob::new);
        text(texts, Duration.class, Duration::parse);
        text(texts, ZoneId.class, ZoneId::of);
        return JsonMapper.builder()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .addModule(texts)
                .build();
    }

    private static <T> void text(SimpleModule module, Class<T> type, Function<String, T> parse) {
        module.addSerializer(type, ToStringSerializer.instance);
        module.addDeserializer(type, new TextReader<>(type, parse));
    }

    private static final class TextReader<T> extends StdScalarDeserializer<T> {
        private static final long serialVersionUID = 1L;

        private final transient Function<String, T> parse;

        TextReader(Class<T> type, Function<String, T> parse) {
            super(type);
            this.parse = parse;
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            try {
                return parse.apply(parser.getText());
            } catch (LimitException | DateTimeException e) {
                throw JsonMappingException.from(parser, "not a " + handledType(), e);
            }
        }
    }

    static String write(Object limits) {
        try {
            return MAPPER.writeValueAsString(limits);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not fit for JSON: " + limits, e);
        }
    }

    static <T> T read(String json, Class<T> type) {
        try {
            return MAPPER.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored limits cannot be read: " + json, e);
        }
    }
}
