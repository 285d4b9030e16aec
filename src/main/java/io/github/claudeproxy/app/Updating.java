package io.github.claudeproxy.app;

import io.github.claudeproxy.about.Product;
import io.github.claudeproxy.config.Settings;
import io.github.claudeproxy.update.UpdateService;
import io.github.claudeproxy.update.UpdateSource;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;

/** The daily look for a newer version, as this build and this machine have it. */
final class Updating {
    private static final String POLICY = "no-update-check";

    private Updating() {}

    static UpdateService start(Settings settings, AppPaths paths, Clock clock) {
        Product product = Product.read();
        Path policy = policy(System.getProperty("os.name", ""), System.getenv());
        return UpdateService.start(
                UpdateSource.of(product.updatesUrl(), product.updatesKey(), policy),
                Version.text(),
                settings,
                paths.data().resolve("updates.json"),
                clock);
    }

    /** Where a machine's administrator puts a file, of any content, to forbid it for everybody. */
    static Path policy(String system, Map<String, String> environment) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            String shared = environment.getOrDefault("ProgramData", "C:\\ProgramData");
            return Path.of(shared).resolve("Claude Proxy").resolve(POLICY);
        }
        return name.startsWith("mac")
                ? Path.of("/Library/Application Support/Claude Proxy", POLICY)
                : Path.of("/etc/claude-proxy", POLICY);
    }
}
