package io.github.claudeproxy.app;

import io.github.claudeproxy.backup.BackupException;
import io.github.claudeproxy.backup.BackupService;
import io.github.claudeproxy.config.Config;
import io.github.claudeproxy.config.Setting;
import io.github.claudeproxy.config.Settings;
import io.github.claudeproxy.config.SettingsValues;
import io.github.claudeproxy.logs.LogReader;
import io.github.claudeproxy.signal.Signal;
import io.github.claudeproxy.startup.StartAtLogin;

import java.io.IOException;
import java.util.Optional;

/** The data directory, made and locked for this process; from here on the log is written there. */
final class DataDirectory implements AutoCloseable {
    private final AppPaths paths;
    private final SingleInstance instance;
    private final Settings settings;
    private final Signal.Subscription logLevel;
    private final Optional<InstanceSocket> socket;
    private final boolean usual;
    private volatile boolean unwanted;

    private DataDirectory(AppPaths paths, SingleInstance instance, Config config) {
        this.paths = paths;
        this.usual = config.dataDir() == null;
        this.instance = instance;
        this.socket = InstanceSocket.listen(paths.data());
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
        return open(paths, SingleInstance.acquire(paths.data()), config);
    }

    /** A backup that was prepared takes its place before anything is read. */
    private static DataDirectory open(AppPaths paths, SingleInstance instance, Config config) {
        try {
            BackupService.apply(paths.data());
            return new DataDirectory(paths, instance, config);
        } catch (BackupException e) {
            instance.close();
            throw new StartException(ExitCode.CANNOT_CREATE, String.valueOf(e.getMessage()), e);
        }
    }

    /**
     * As {@link #open}, for a command that cannot work beside the program.
     *
     * @throws StartException as well, saying so, if the program is running
     */
    static DataDirectory openIdle(Config config) {
        AppPaths paths = AppPaths.of(config);
        paths.create();
        return open(paths, SingleInstance.acquireIdle(paths.data()), config);
    }

    /** Other starts, which have waited for it, get these answers. */
    void answer(InstanceAnswers answers) {
        socket.ifPresent(open -> open.answer(answers));
    }

    private static void applyLogLevel(Config config, SettingsValues values) {
        if (!config.fixes(Setting.LOG_LEVEL)) {
            Logging.level(values.logLevel());
        }
    }

    AppPaths paths() {
        return paths;
    }

    /** What is logged there, to be looked at. */
    LogReader log() {
        return new LogReader(paths.logs(), Scrubber::scrub);
    }

    SingleInstance instance() {
        return instance;
    }

    Settings settings() {
        return settings;
    }

    /** Everything in it is deleted as soon as nobody works with it any more. */
    void deleteWhenClosed() {
        unwanted = true;
    }

    @Override
    public void close() {
        socket.ifPresent(InstanceSocket::close);
        logLevel.close();
        settings.close();
        if (unwanted) {
            delete();
        }
        instance.close();
    }

    /** The log is among what is deleted, so what fails is said on the console. */
    private void delete() {
        Logging.stop();
        try {
            OwnFiles.delete(paths);
            if (usual) {
                StartAtLogin.forget();
            }
        } catch (IOException e) {
            System.err.println("claude-proxy: not everything could be deleted: " + e.getMessage());
        }
    }
}
