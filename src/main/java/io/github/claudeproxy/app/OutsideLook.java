package io.github.claudeproxy.app;

import io.github.claudeproxy.claude.ConnectionService;
import io.github.claudeproxy.claude.ConnectionStatus;
import io.github.claudeproxy.config.Config;
import io.github.claudeproxy.config.Settings;
import io.github.claudeproxy.doctor.Doctor;
import io.github.claudeproxy.doctor.Hello;
import io.github.claudeproxy.doctor.Situation;
import io.github.claudeproxy.network.PlannedReach;
import io.github.claudeproxy.store.DatabaseReader;
import io.github.claudeproxy.store.SqliteLibrary;
import io.github.claudeproxy.store.StoreException;
import io.github.claudeproxy.tls.Certificates;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/** Examines an installation from beside it: by its files, and by what answers on its port. */
final class OutsideLook {
    private final Config config;
    private final AppPaths paths;

    private OutsideLook(Config config) {
        this.config = config;
        this.paths = AppPaths.of(config);
    }

    static Doctor at(Config config) {
        OutsideLook look = new OutsideLook(config);
        look.loadLibrary();
        Situation situation = look.situation();
        Hello hello = new Hello(() -> Certificates.trust(look.paths.certificates()));
        return new Examination(
                        config,
                        look.paths,
                        new Examination.View(() -> situation, hello),
                        Clock.systemUTC())
                .doctor(look::connections);
    }

    private Situation situation() {
        PlannedReach reach = new PlannedReach(config, Settings.read(paths.settings()).sharing());
        return SingleInstance.runningAt(paths.data())
                .map(url -> Situations.running(reach.urls(url.getPort()), reach.places()))
                .orElseGet(() -> Situations.stopped(reach.places()));
    }

    /** Into a directory of its own, as the server has another one in use; private in any case. */
    private void loadLibrary() {
        try {
            Path directory = temporary();
            try {
                SqliteLibrary.load(directory);
            } finally {
                Files.deleteIfExists(directory);
            }
        } catch (IOException e) {
            throw new StartException(
                    ExitCode.CANNOT_CREATE, "cannot make a temporary directory", e);
        }
    }

    private Path temporary() throws IOException {
        try {
            return Files.createTempDirectory(paths.data(), "libraries-");
        } catch (IOException _) {
            return Files.createTempDirectory("libraries-");
        }
    }

    /** Empty where the database cannot be read, which another check tells. */
    private Optional<Collection<ConnectionStatus>> connections() {
        if (!Files.exists(paths.database())) {
            return Optional.of(Set.of());
        }
        try (DatabaseReader database = DatabaseReader.open(paths.database())) {
            return Optional.of(ConnectionService.stored(database).values());
        } catch (StoreException _) {
            return Optional.empty();
        }
    }
}
