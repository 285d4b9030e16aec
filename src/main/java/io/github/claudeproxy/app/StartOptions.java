package io.github.claudeproxy.app;

import io.github.claudeproxy.config.Config;
import io.github.claudeproxy.config.ConfigSources;
import io.github.claudeproxy.config.Setting;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The settings that have a flag, before or after the subcommand. */
final class StartOptions {
    private final Map<Setting, String> flags = new EnumMap<>(Setting.class);

    @Option(
            names = "--port",
            scope = ScopeType.INHERIT,
            paramLabel = "PORT",
            description = "Port to listen on; 0 takes any free one.")
    void port(@Nullable String port) {
        put(Setting.PORT, port);
    }

    @Option(
            names = "--https-port",
            scope = ScopeType.INHERIT,
            paramLabel = "PORT",
            description = "Port for HTTPS, for other machines too.")
    void httpsPort(@Nullable String port) {
        put(Setting.HTTPS_PORT, port);
    }

    @Option(
            names = "--host",
            scope = ScopeType.INHERIT,
            paramLabel = "HOST",
            description = "Address to listen on; 0.0.0.0 shares with the local network.")
    void host(@Nullable String host) {
        put(Setting.HOST, host);
    }

    @Option(
            names = "--data-dir",
            scope = ScopeType.INHERIT,
            paramLabel = "DIR",
            description = "Where the database, keys, backups and logs live.")
    void dataDir(@Nullable String directory) {
        put(Setting.DATA_DIR, directory);
    }

    /** Picocli passes null for what was not given. */
    private void put(Setting setting, @Nullable String text) {
        if (text != null) {
            flags.put(setting, text);
        }
    }

    /** What was given, as it can be given to {@link #of}. */
    String[] arguments() {
        return flags.entrySet().stream()
                .flatMap(flag -> Stream.of(flag.getKey().name(), flag.getValue()))
                .toArray(String[]::new);
    }

    static StartOptions of(List<String> arguments) {
        StartOptions options = new StartOptions();
        for (int i = 0; i + 1 < arguments.size(); i += 2) {
            options.flags.put(Setting.valueOf(arguments.get(i)), arguments.get(i + 1));
        }
        return options;
    }

    Config config() {
        return Config.read(ConfigSources.ofProcess(flags));
    }
}
