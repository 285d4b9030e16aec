package io.github.claudeproxy.update;

import java.net.URI;
import java.time.Instant;
import java.util.Map;

/**
 * A version that was published.
 *
 * @param published a later file has a later time, so an older one that is sent again is noticed
 * @param expires after it the file says nothing any more, so nobody can hold back a newer one
 * @param page where a person reads about it and gets it
 * @param notes what is new, by language; English is always there
 */
public record Release(
        ReleaseVersion version,
        Instant published,
        Instant expires,
        URI page,
        Map<String, String> notes) {
    public Release {
        notes = Map.copyOf(notes);
        if (!"https".equals(page.getScheme()) || page.getHost() == null) {
            throw new UpdateException("the release file names a page that is not on the web");
        }
        if (!notes.containsKey("en")) {
            throw new UpdateException("the release file has no notes in English");
        }
    }

    /** What is new, in this language or else in English. */
    public String notes(String language) {
        return notes.getOrDefault(language, notes.getOrDefault("en", ""));
    }
}
