package io.github.claudeproxy.browser;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A package of the npm registry, fetched once and kept below target. What npm says is in a file
 * beside it: Node makes streams that it inherits non-blocking, and Surefire talks through ours.
 */
final class NpmPackage {
    private NpmPackage() {}

    /** Where it lies; skips the test where npm is missing or does not reach its registry. */
    static Path of(String name, String version) throws IOException, InterruptedException {
        Path home = Path.of("target", "npm", name + "-" + version).toAbsolutePath();
        Path installed = home.resolve("node_modules").resolve(name);
        if (!Files.isDirectory(installed)) {
            Files.createDirectories(home);
            Process npm;
            try {
                npm =
                        new ProcessBuilder(
                                        "npm",
                                        "install",
                                        "--silent",
                                        "--no-audit",
                                        "--no-fund",
                                        "--ignore-scripts",
                                        "--prefix",
                                        home.toString(),
                                        name + "@" + version)
                                .redirectErrorStream(true)
                                .redirectOutput(home.resolve("npm.log").toFile())
                                .start();
            } catch (IOException e) {
                assumeTrue(false, "npm is not installed: " + e.getMessage());
                throw e;
            }
            assumeTrue(npm.waitFor() == 0, "npm does not get " + name);
        }
        return installed;
    }
}
