package io.github.claudeproxy.app;

import io.github.claudeproxy.config.Config;
import io.github.claudeproxy.config.Settings;
import io.github.claudeproxy.network.ListenException;
import io.github.claudeproxy.network.ReachableUrl;

import java.net.URI;
import java.time.Clock;

/** The whole program within this process, without its command line; for the test kit. */
public final class InProcess implements AutoCloseable {
    private final Wiring wiring;
    private final Settings settings;

    private InProcess(Wiring wiring, Settings settings) {
        this.wiring = wiring;
        this.settings = settings;
    }

    /** Opens everything in the configured directory and listens where the configuration says. */
    public static InProcess start(Config config, Clock clock) throws ListenException {
        AppPaths paths = AppPaths.of(config);
        paths.create();
        Settings settings = Settings.open(paths.settings());
        Wiring wiring = Wiring.open(config, settings, paths, clock);
        wiring.network().start();
        return new InProcess(wiring, settings);
    }

    /** Where it listens, for this machine. */
    public URI url() {
        return wiring.network().urls().getFirst().url();
    }

    /** Where it listens for HTTPS. */
    public URI httpsUrl() {
        return wiring.network().urls().stream()
                .filter(ReachableUrl::isHttps)
                .findFirst()
                .orElseThrow()
                .url();
    }

    /** What the owner may change while it runs. */
    public Settings settings() {
        return settings;
    }

    @Override
    public void close() {
        wiring.close();
        settings.close();
    }
}
