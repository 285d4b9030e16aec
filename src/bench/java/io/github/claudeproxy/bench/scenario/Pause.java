package io.github.claudeproxy.bench.scenario;

import java.io.IOException;
import java.time.Duration;

/** Lets time pass. */
final class Pause {
    private Pause() {}

    static void of(Duration time) throws IOException {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
