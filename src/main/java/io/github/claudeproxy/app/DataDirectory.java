package io.github.claudeproxy.app;

import io.github.claudeproxy.config.Config;
import io.github.claudeproxy.config.Setting;
import io.github.claudeproxy.config.Settings;
import io.github.claudeproxy.config.SettingsValues;
import io.github.claudeproxy.signal.Signal;

/** The data directory, made and locked for this process; from here on the log is written there. */
final class DataDirectory implements AutoCloseable {
    private final AppPaths paths;
    private final SingleInstance instance;
    private final Settings settings;
    private final Signal.Subscription logLevel;

    private DataDirectory(AppPaths paths, SingleInstance instance, Config config) {
        this.paths = paths;
        this.instance = instance;
        Logging.start(paths.logs(), config.logLevel());
        this.settings = Settings.open(paths.settings());
        this.logLevel = settings.values().subscribe(values -> applyLogLevel(config, values));
    }

    /**
     * Makes and locks it.
     *
     * @throws StartException if it cannot be made, or another program has it
     */
    static DataDirectory open(Config config) {
        AppPaths paths = AppPaths.of(config);
        paths.create();
        SingleInstance instance = SingleInstance.acquire(paths.data());
        return new DataDirectory(paths, instance, config);
    }

    private static void applyLogLevel(Config config, SettingsValues values) {
        if (!config.fixes(Setting.LOG_LEVEL)) {
            Logging.level(values.logLevel());
        }
    }

    AppPaths paths() {
        return paths;
    }

    SingleInstance instance() {
        return instance;
    }

    Settings settings() {
        return settings;
    }

    @Override
    public void close() {
        logLevel.close();
        settings.close();
        instance.close();
    }
}
