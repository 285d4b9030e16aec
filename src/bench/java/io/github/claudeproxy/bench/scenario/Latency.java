package io.github.claudeproxy.bench.scenario;

import io.github.claudeproxy.bench.load.Latencies;
import io.github.claudeproxy.bench.load.OpenLoop;
import io.github.claudeproxy.bench.targets.Target;

import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/** Small JSON answers at 1000 requests a second, come what may. */
record Latency(Duration warmUp, Duration time) implements Scenario {
    private static final int PER_SECOND = 1000;

    @Override
    public String name() {
        return "latency";
    }

    @Override
    public boolean measuresDirect() {
        return true;
    }

    @Override
    public Map<Measure, Double> measure(Target target) throws IOException {
        try (OpenLoop load = new OpenLoop(target.endpoint())) {
            CpuClock cpu = new CpuClock(target);
            Duration all = warmUp.plus(time);
            Latencies latencies = load.run(PER_SECOND, all, warmUp);
            Map<Measure, Double> results = new EnumMap<>(Measure.class);
            cpu.put(results, Measure.CPU_PER_REQUEST_AT_RATE, PER_SECOND * all.toMillis() / 1000);
            results.put(Measure.LATENCY_P50, Micros.of(latencies.quantile(0.5)));
            results.put(Measure.LATENCY_P99, Micros.of(latencies.quantile(0.99)));
            return results;
        }
    }
}
