package io.github.claudeproxy.backup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.github.claudeproxy.audit.Actor;
import io.github.claudeproxy.files.DurableFile;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/**
 * That a backup took the place of what was there: kept in a file of its own until somebody has
 * written it down, as the database knows nothing of it.
 *
 * @param created when the backup was made
 * @param by who wanted it back
 */
public record Restored(Instant created, Actor by) {
    private static final Logger log = LoggerFactory.getLogger(Restored.class);
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private static Path file(Path data) {
        return data.resolve("restored.json");
    }

    /** What happened in this data directory and was not forgotten yet. */
    public static Optional<Restored> of(Path data) {
        Path file = file(data);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(of(MAPPER.readTree(Files.readAllBytes(file))));
        } catch (IOException e) {
            log.warn("Cannot read {}", file, e);
            return Optional.empty();
        }
    }

    /** Null for what is none, such as what an earlier version left. */
    static @Nullable Restored of(JsonNode json) {
        try {
            Actor by =
                    new Actor(
                            json.path("user_id").textValue(),
                            json.path("user").asText(),
                            Actor.Way.valueOf(json.path("way").asText()),
                            json.path("address").textValue());
            return new Restored(Instant.parse(json.path("created").asText()), by);
        } catch (DateTimeException | IllegalArgumentException _) {
            return null;
        }
    }

    ObjectNode json() {
        return MAPPER.createObjectNode()
                .put("created", created.toString())
                .put("user_id", by.userId())
                .put("user", by.name())
                .put("way", by.way().name())
                .put("address", by.address());
    }

    /** From now on {@link #of} tells it. */
    void remember(Path data) throws IOException {
        DurableFile.replace(file(data), MAPPER.writeValueAsBytes(json()));
    }

    /** It is known elsewhere by now. */
    public static void forget(Path data) {
        try {
            Files.deleteIfExists(file(data));
        } catch (IOException e) {
            log.warn("Cannot remove {}", file(data), e);
        }
    }
}
