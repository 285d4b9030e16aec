package io.github.claudeproxy.app;

import io.github.claudeproxy.config.Config;
import io.github.claudeproxy.store.DatabaseReader;
import io.github.claudeproxy.store.SqliteLibrary;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** What the subcommands share that only read, also while the server runs. */
final class ReadOnly {
    private ReadOnly() {}

    static DatabaseReader open(Config config) throws IOException {
        AppPaths paths = AppPaths.of(config);
        loadLibrary(paths);
        return DatabaseReader.open(paths.database());
    }

    /** By way of a directory of its own, as a running server may be using its one. */
    private static void loadLibrary(AppPaths paths) throws IOException {
        if (!Files.isRegularFile(paths.database())) {
            throw new StartException(
                    ExitCode.UNAVAILABLE, "there is no database " + paths.database() + " yet");
        }
        Path directory = Files.createTempDirectory(paths.data(), "libraries-");
        try {
            SqliteLibrary.load(directory);
        } finally {
            Files.deleteIfExists(directory);
        }
    }

    /** The account that was asked for, or the only one. */
    static String account(@Nullable String asked, List<String> accounts) {
        if (asked != null || accounts.size() <= 1) {
            return asked != null ? asked : accounts.stream().findFirst().orElse("");
        }
        throw new StartException(
                ExitCode.USAGE,
                "there are several accounts: choose one with --account, of "
                        + String.join(", ", accounts));
    }

    /** A moment, or the start of a day; null if none is given. */
    static @Nullable Instant from(@Nullable String text) {
        return text == null ? null : moment(text, 0);
    }

    /** A moment, or the end of a day; null if none is given. */
    static @Nullable Instant to(@Nullable String text) {
        return text == null ? null : moment(text, 1);
    }

    private static Instant moment(String text, int daysLater) {
        try {
            return text.length() > "2026-12-31".length()
                    ? Instant.parse(text)
                    : LocalDate.parse(text)
                            .plusDays(daysLater)
                            .atStartOfDay(ZoneOffset.UTC)
                            .toInstant();
        } catch (DateTimeException e) {
            throw new StartException(
                    ExitCode.USAGE,
                    "\"" + text + "\" is neither a day as 2026-12-31 nor a time in UTC",
                    e);
        }
    }
}
