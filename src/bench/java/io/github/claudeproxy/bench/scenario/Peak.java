package io.github.claudeproxy.bench.scenario;

import io.github.claudeproxy.bench.targets.Target;

import java.io.IOException;
import java.util.Map;

/** The most memory a target ever had. */
record Peak() implements Scenario {
    @Override
    public String name() {
        return "peak";
    }

    @Override
    public When when() {
        return When.AFTER_ALL;
    }

    @Override
    public Map<Measure, Double> measure(Target target) throws IOException {
        return target.meter().isEmpty()
                ? Map.of()
                : Map.of(Measure.RSS_PEAK, target.meter().get().peakRss());
    }
}
