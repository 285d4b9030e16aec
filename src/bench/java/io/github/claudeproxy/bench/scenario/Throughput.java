package io.github.claudeproxy.bench.scenario;

import io.github.claudeproxy.bench.load.ClosedLoop;
import io.github.claudeproxy.bench.targets.Target;

import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/** Small JSON answers, 32 connections, each asking again at once. */
record Throughput(Duration warmUp, Duration time) implements Scenario {
    private static final int CONNECTIONS = 32;

    @Override
    public String name() {
        return "throughput";
    }

    @Override
    public boolean measuresDirect() {
        return true;
    }

    @Override
    public Map<Measure, Double> measure(Target target) throws IOException {
        try (ClosedLoop load = ClosedLoop.messages(target.endpoint(), CONNECTIONS)) {
            load.runFor(warmUp);
            CpuClock cpu = new CpuClock(target);
            long before = load.answers();
            long start = System.nanoTime();
            load.runFor(time);
            long answers = load.answers() - before;
            double seconds = (System.nanoTime() - start) / 1e9;
            Map<Measure, Double> results = new EnumMap<>(Measure.class);
            cpu.put(results, Measure.CPU_PER_REQUEST, answers);
            results.put(Measure.REQUESTS_PER_SECOND, answers / seconds);
            return results;
        }
    }
}
