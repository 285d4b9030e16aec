package io.github.claudeproxy.bench.scenario;

import io.github.claudeproxy.bench.targets.ProcessMeter;
import io.github.claudeproxy.bench.targets.Target;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * The processor time a target uses from the start of this clock; nothing where there is no meter.
 */
final class CpuClock {
    private final Optional<ProcessMeter> meter;
    private final Duration start;

    CpuClock(Target target) throws IOException {
        meter = target.meter();
        start = now();
    }

    /** Adds the microseconds of each of so many things to the results. */
    void put(Map<Measure, Double> results, Measure measure, long things) throws IOException {
        if (meter.isPresent()) {
            results.put(measure, Micros.of(now().minus(start)) / things);
        }
    }

    private Duration now() throws IOException {
        return meter.isPresent() ? meter.get().cpu() : Duration.ZERO;
    }
}
