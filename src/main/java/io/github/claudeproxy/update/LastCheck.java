package io.github.claudeproxy.update;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.github.claudeproxy.files.DurableFile;
import io.github.claudeproxy.files.PrivateFiles;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/**
 * What must be known at the next start.
 *
 * @param checked when the network was last asked, in seconds since 1970
 * @param published the time in the newest release file that was believed, in the same seconds
 * @param file that file as it was signed, so that a start does not forget what it said
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record LastCheck(long checked, long published, @Nullable String file) {
    static final LastCheck NEVER = new LastCheck(0, 0, null);
    private static final ObjectMapper JSON = new ObjectMapper();

    /** One that cannot be read counts as none: then a check comes sooner, no more. */
    static LastCheck read(Path file) {
        try {
            return Files.exists(file) ? JSON.readValue(file.toFile(), LastCheck.class) : NEVER;
        } catch (IOException _) {
            return NEVER;
        }
    }

    LastCheck at(Instant time) {
        return new LastCheck(time.getEpochSecond(), published, file);
    }

    LastCheck believing(Release release, byte[] signed) {
        return new LastCheck(
                checked,
                release.published().getEpochSecond(),
                new String(signed, StandardCharsets.UTF_8));
    }

    void write(Path file) {
        try {
            PrivateFiles.file(file);
            DurableFile.replace(file, JSON.writeValueAsBytes(this));
        } catch (IOException e) {
            throw new UpdateException("cannot write " + file, e);
        }
    }
}
