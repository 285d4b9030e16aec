package io.github.claudeproxy.backup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import io.github.claudeproxy.files.DurableFile;
import io.github.claudeproxy.files.PrivateFiles;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * How unpacked files take the place of those that are there. A file of its own says how far it has
 * come, so that whenever it is cut off the next start goes on.
 *
 * @param unpacked name of the directory they are in
 * @param aside name of the directory that gets what is there now
 * @param aboutToEnter whether all that was there is aside by now
 * @param restored what is to be known of it afterwards; null if an earlier version planned it
 */
record Restoration(
        String unpacked, String aside, boolean aboutToEnter, @Nullable Restored restored) {
    private static final String PLAN = "restore.json";
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    /** What was begun in this data directory, if anything was. */
    static Optional<Restoration> of(Path data) throws IOException {
        Path plan = data.resolve(PLAN);
        if (!Files.exists(plan)) {
            return Optional.empty();
        }
        JsonNode read = MAPPER.readTree(Files.readAllBytes(plan));
        return Optional.of(
                new Restoration(
                        read.path("unpacked").asText(),
                        read.path("aside").asText(),
                        read.path("about_to_enter").asBoolean(),
                        Restored.of(read.path("restored"))));
    }

    /** From now on it happens, at the latest at the next start. */
    void plan(Path data) throws IOException {
        byte[] plan =
                MAPPER.writeValueAsBytes(
                        MAPPER.createObjectNode()
                                .put("unpacked", unpacked)
                                .put("aside", aside)
                                .put("about_to_enter", aboutToEnter)
                                .set("restored", restored == null ? null : restored.json()));
        DurableFile.replace(data.resolve(PLAN), plan);
    }

    /** Takes it back, which is possible until {@link #apply}. */
    void drop(Path data) throws IOException {
        Files.deleteIfExists(data.resolve(PLAN));
        DurableFile.settle(data.resolve(PLAN));
        delete(data.resolve(unpacked));
    }

    /**
     * Sets what is there aside and lets the unpacked files in; nobody may have any of them open.
     *
     * @return where what was there is now
     */
    Path apply(Path data) throws IOException {
        Path kept = data.resolve(aside);
        Path entering = data.resolve(unpacked);
        if (!aboutToEnter) {
            PrivateFiles.directory(kept);
            move(data, kept, DataFiles::isData);
            new Restoration(unpacked, aside, true, restored).plan(data);
        }
        if (Files.isDirectory(entering)) {
            move(entering, data, _ -> true);
        }
        if (restored != null) {
            restored.remember(data);
        }
        drop(data);
        return kept;
    }

    private static void move(Path from, Path to, Predicate<String> which) throws IOException {
        for (Path file : files(from)) {
            if (which.test(file.getFileName().toString())) {
                Files.move(file, to.resolve(file.getFileName()));
            }
        }
        DurableFile.settle(from.resolve(PLAN));
        DurableFile.settle(to.resolve(PLAN));
    }

    static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    /** With what is in it, if it is there; one level of directories is all there is. */
    static void delete(Path path) throws IOException {
        if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            for (Path file : files(path)) {
                delete(file);
            }
        }
        Files.deleteIfExists(path);
    }
}
