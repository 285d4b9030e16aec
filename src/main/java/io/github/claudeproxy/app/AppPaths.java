package io.github.claudeproxy.app;

import io.github.claudeproxy.config.Config;
import io.github.claudeproxy.files.PrivateFiles;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Where this program keeps its files.
 *
 * @param data database, keys, backups, lock
 * @param logs what it logs
 */
record AppPaths(Path data, Path logs) {
    private static final String NAME = "Claude Proxy";
    private static final String UNIX_NAME = "claude-proxy";

    /** The configured directory, or those that the system has for it. */
    static AppPaths of(Config config) {
        Path configured = config.dataDir();
        return configured != null
                ? new AppPaths(configured, configured.resolve("logs"))
                : ofSystem(
                        System.getProperty("os.name", ""),
                        System.getenv(),
                        Path.of(System.getProperty("user.home", "")));
    }

    static AppPaths ofSystem(String system, Map<String, String> environment, Path home) {
        UnaryOperator<@Nullable String> variable = environment::get;
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            Path local = given(variable.apply("LOCALAPPDATA"), home.resolve("AppData/Local"));
            return new AppPaths(local.resolve(NAME), local.resolve(NAME).resolve("logs"));
        }
        if (name.startsWith("mac")) {
            Path library = home.resolve("Library");
            return new AppPaths(
                    library.resolve("Application Support").resolve(NAME).resolve("data"),
                    library.resolve("Logs").resolve(NAME));
        }
        Path data = given(variable.apply("XDG_DATA_HOME"), home.resolve(".local/share"));
        Path state = given(variable.apply("XDG_STATE_HOME"), home.resolve(".local/state"));
        return new AppPaths(data.resolve(UNIX_NAME), state.resolve(UNIX_NAME).resolve("logs"));
    }

    /** The XDG Base Directory Specification has relative paths ignored. */
    private static Path given(@Nullable String path, Path fallback) {
        return path == null || !Path.of(path).isAbsolute() ? fallback : Path.of(path);
    }

    Path database() {
        return data.resolve("database.db");
    }

    /** What is changed while the program runs. */
    Path settings() {
        return data.resolve("settings.json");
    }

    /** What opens the stored credentials. */
    Path masterKey() {
        return data.resolve("master.key");
    }

    /** The authority behind HTTPS and what it signed. */
    Path certificates() {
        return data.resolve("tls");
    }

    /** Prices of the user's own, if there are any. */
    Path prices() {
        return data.resolve("prices.json");
    }

    /** Where SQLite unpacks its library: not where other users could put another one. */
    Path libraries() {
        return data.resolve("libraries");
    }

    /**
     * Makes the directories that are missing.
     *
     * @throws StartException if that is not possible
     */
    void create() {
        create(data);
        create(logs);
    }

    private static void create(Path directory) {
        try {
            PrivateFiles.directory(directory);
        } catch (AccessDeniedException e) {
            throw new StartException(
                    ExitCode.NO_PERMISSION, "no permission to create or use " + directory, e);
        } catch (IOException e) {
            throw new StartException(
                    ExitCode.CANNOT_CREATE, "cannot create the directory " + directory, e);
        }
        if (!Files.isWritable(directory)) {
            throw new StartException(
                    ExitCode.NO_PERMISSION, "no permission to write into " + directory);
        }
    }
}
