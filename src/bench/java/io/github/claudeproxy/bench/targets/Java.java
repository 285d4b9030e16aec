package io.github.claudeproxy.bench.targets;

import java.nio.file.Path;

/** The Java this benchmark runs on, for the processes it starts. */
final class Java {
    private Java() {}

    static String executable() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
