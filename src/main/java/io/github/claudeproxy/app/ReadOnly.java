package io.github.claudeproxy.app;

import io.github.claudeproxy.config.Config;
import io.github.claudeproxy.store.DatabaseReader;
import io.github.claudeproxy.store.SqliteLibrary;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the subcommands share that only read, also while the server runs. */
final class ReadOnly {
    private ReadOnly() {}

    static DatabaseReader open(Config config) throws IOException {
        AppPaths paths = AppPaths.of(config);
        loadLibrary(paths);
        return DatabaseReader.open(paths.database());
    }

    /** By way of a directory of its own, as a running server may be using its one. */
    static void loadLibrary(AppPaths paths) throws IOException {
        requireDatabase(paths);
        Path directory = Files.createTempDirectory(paths.data(), "libraries-");
        try {
            SqliteLibrary.load(directory);
        } finally {
            Files.deleteIfExists(directory);
        }
    }

    /**
     * For commands that make no sense before the first start.
     *
     * @throws StartException if there was none
     */
    static void requireDatabase(AppPaths paths) {
        if (!Files.isRegularFile(paths.database())) {
            throw new StartException(
                    ExitCode.UNAVAILABLE, "there is no database " + paths.database() + " yet");
        }
    }
}
