package io.github.claudeproxy.logs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import org.slf4j.event.Level;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The lines of JSON in the files of the log, read into {@link LogLine}s. */
final class LogText {
    private static final String OURS = "io.github.claudeproxy.";
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final UnaryOperator<String> scrub;

    LogText(UnaryOperator<String> scrub) {
        this.scrub = scrub;
    }

    /** Empty for what is no event, such as half a line after a power cut. */
    Optional<LogLine> parse(String text) {
        try {
            JsonNode event = MAPPER.readTree(scrub.apply(text));
            Optional<Level> level = level(event.path("level").asText());
            return level.map(
                    known ->
                            new LogLine(
                                    Instant.ofEpochMilli(event.path("timestamp").asLong()),
                                    known,
                                    source(event.path("loggerName").asText()),
                                    event.path("formattedMessage").asText(),
                                    detail(event.path("throwable"))));
        } catch (JsonProcessingException _) {
            return Optional.empty();
        }
    }

    private static Optional<Level> level(String name) {
        return Arrays.stream(Level.values()).filter(level -> level.name().equals(name)).findAny();
    }

    private static String source(String logger) {
        return logger.startsWith(OURS) ? logger.substring(OURS.length()) : logger;
    }

    private static String detail(JsonNode thrown) {
        StringBuilder text = new StringBuilder();
        for (JsonNode each = thrown; each.isObject(); each = each.path("cause")) {
            if (!text.isEmpty()) {
                text.append("\nCaused by: ");
            }
            text.append(each.path("className").asText());
            String message = each.path("message").asText("");
            if (!message.isEmpty()) {
                text.append(": ").append(message);
            }
            each.path("stepArray").forEach(step -> text.append("\n    at ").append(step(step)));
        }
        return text.toString();
    }

    private static String step(JsonNode step) {
        return "%s.%s(%s:%d)"
                .formatted(
                        step.path("className").asText(),
                        step.path("methodName").asText(),
                        step.path("fileName").asText(),
                        step.path("lineNumber").asInt());
    }
}
