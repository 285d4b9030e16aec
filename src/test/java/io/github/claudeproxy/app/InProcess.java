package io.github.claudeproxy.app;

import io.github.claudeproxy.config.Config;
import io.github.claudeproxy.server.ListenException;

import java.net.URI;
import java.time.Clock;

/** The whole program within this process, without its command line; for the test kit. */
public final class InProcess implements AutoCloseable {
    private final Wiring wiring;
    private final URI url;

    private InProcess(Wiring wiring, URI url) {
        this.wiring = wiring;
        this.url = url;
    }

    /** Opens everything in the configured directory and listens where the configuration says. */
    public static InProcess start(Config config, Clock clock) throws ListenException {
        AppPaths paths = AppPaths.of(config);
        paths.create();
        Wiring wiring = Wiring.open(config, paths, clock);
        return new InProcess(wiring, wiring.listen(config).getFirst());
    }

    /** Where it listens, for this machine. */
    public URI url() {
        return url;
    }

    @Override
    public void close() {
        wiring.close();
    }
}
