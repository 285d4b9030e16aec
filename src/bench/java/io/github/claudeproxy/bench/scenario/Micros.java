package io.github.claudeproxy.bench.scenario;

import java.time.Duration;

/** Durations as the fractional numbers a table shows. */
final class Micros {
    private Micros() {}

    static double of(Duration duration) {
        return duration.toNanos() / 1000.0;
    }
}
