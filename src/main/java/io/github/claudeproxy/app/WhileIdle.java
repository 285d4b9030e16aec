package io.github.claudeproxy.app;

import io.github.claudeproxy.config.Config;

import java.time.Clock;
import java.util.function.Function;

/** What the subcommands share that work with the program's services while it does not run. */
final class WhileIdle {
    private WhileIdle() {}

    /**
     * Opens the services for as long as this takes.
     *
     * @throws StartException if the program is running
     */
    static <T> T call(Config config, Function<Wiring, T> work) {
        try (DataDirectory directory = DataDirectory.openIdle(config);
                Wiring wiring =
                        Wiring.open(
                                config,
                                directory.settings(),
                                directory.paths(),
                                Clock.systemUTC())) {
            return work.apply(wiring);
        }
    }
}
