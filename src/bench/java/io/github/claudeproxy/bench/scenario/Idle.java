package io.github.claudeproxy.bench.scenario;

import io.github.claudeproxy.bench.targets.ProcessMeter;
import io.github.claudeproxy.bench.targets.Target;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** A target that has started and has nothing to do. */
record Idle(Duration time) implements Scenario {
    @Override
    public String name() {
        return "idle";
    }

    @Override
    public When when() {
        return When.BEFORE_ALL;
    }

    @Override
    public Map<Measure, Double> measure(Target target) throws IOException {
        Optional<ProcessMeter> meter = target.meter();
        if (meter.isEmpty()) {
            return Map.of();
        }
        Pause.of(time);
        Duration before = meter.get().cpu();
        Pause.of(time);
        double used = Micros.of(meter.get().cpu().minus(before));
        return Map.of(
                Measure.RSS_IDLE,
                meter.get().rss(),
                Measure.CPU_IDLE,
                100 * used / Micros.of(time));
    }
}
