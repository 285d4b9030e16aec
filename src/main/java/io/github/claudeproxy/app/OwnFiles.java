package io.github.claudeproxy.app;

import io.github.claudeproxy.backup.DataFiles;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/** The files of this program, told by their names: the directory may hold others as well. */
final class OwnFiles {
    private OwnFiles() {}

    /** Deletes them all; the lock of the directory stays with who holds it. */
    static void delete(AppPaths paths) throws IOException {
        for (Path entry : entries(paths.data())) {
            String name = entry.getFileName().toString();
            if (DataFiles.isOurs(name) && !name.equals("instance.lock")) {
                deleteAll(entry);
            }
        }
        for (Path entry : entries(paths.logs())) {
            if (entry.getFileName().toString().startsWith("claude-proxy")) {
                Files.delete(entry);
            }
        }
    }

    private static List<Path> entries(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (var entries = Files.list(directory)) {
            return entries.toList();
        }
    }

    /** Links are deleted, not followed. */
    private static void deleteAll(Path path) throws IOException {
        try (var found = Files.walk(path)) {
            for (Path each : found.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
