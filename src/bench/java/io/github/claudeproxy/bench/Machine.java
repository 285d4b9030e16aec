package io.github.claudeproxy.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What one has to know of the machine to read the numbers. */
final class Machine {
    private Machine() {}

    static String describe(int rounds) throws IOException {
        String load = Files.readString(Path.of("/proc/loadavg")).split(" ", 2)[0];
        return "%d rounds, %d processors, load %s at the end, %s %s, Java %s"
                .formatted(
                        rounds,
                        Runtime.getRuntime().availableProcessors(),
                        load,
                        System.getProperty("os.name"),
                        System.getProperty("os.version"),
                        Runtime.version());
    }
}
