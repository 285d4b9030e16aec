package io.github.claudeproxy.backup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.zip.ZipException;

/**
 * What a backup says of itself.
 *
 * @param version of the program that wrote it
 */
public record BackupNote(Instant created, String version) {
    static final String NAME = "backup.json";
    private static final int FORMAT = 1;
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    byte[] bytes() {
        try {
            return MAPPER.writeValueAsBytes(
                    MAPPER.createObjectNode()
                            .put("format", FORMAT)
                            .put("created", created.toString())
                            .put("version", version));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a note that is no JSON", e);
        }
    }

    /**
     * Reads what {@link #bytes} made.
     *
     * @throws UnsupportedOperationException if it is of a later format
     * @throws ZipException if it is anything else
     */
    static BackupNote read(byte[] bytes) throws IOException {
        try {
            JsonNode note = MAPPER.readTree(bytes);
            if (note.path("format").asInt() > FORMAT) {
                throw new UnsupportedOperationException("format " + note.path("format"));
            }
            Instant created = Instant.parse(note.path("created").asText());
            return new BackupNote(created, note.path("version").asText());
        } catch (JsonProcessingException | DateTimeException _) {
            throw new ZipException("no note of a backup");
        }
    }
}
