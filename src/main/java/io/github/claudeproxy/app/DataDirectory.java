package io.github.claudeproxy.app;

import io.github.claudeproxy.config.Config;

/** The data directory, made and locked for this process; from here on the log is written there. */
final class DataDirectory implements AutoCloseable {
    private final AppPaths paths;
    private final SingleInstance instance;

    private DataDirectory(AppPaths paths, SingleInstance instance) {
        this.paths = paths;
        this.instance = instance;
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
        Logging.start(paths.logs(), config.logLevel());
        return new DataDirectory(paths, instance);
    }

    AppPaths paths() {
        return paths;
    }

    SingleInstance instance() {
        return instance;
    }

    @Override
    public void close() {
        instance.close();
    }
}
