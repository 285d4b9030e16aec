package io.github.claudeproxy.bench.scenario;

import io.github.claudeproxy.bench.load.Latencies;
import io.github.claudeproxy.bench.load.Streams;
import io.github.claudeproxy.bench.targets.ProcessMeter;
import io.github.claudeproxy.bench.targets.Target;
import io.github.claudeproxy.bench.upstream.Script;

import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Many streams at the same time, ten events a second on each; all must end whole. */
record ManyStreams(int count, Duration time) implements Scenario {
    static final int MANY = 1000;

    private static final Duration EVERY = Duration.ofMillis(100);
    private static final Duration TO_OPEN_AND_END = Duration.ofSeconds(2);

    @Override
    public String name() {
        return "streams" + count;
    }

    @Override
    public Map<Measure, Double> measure(Target target) throws IOException {
        int events = (int) time.plus(TO_OPEN_AND_END).dividedBy(EVERY);
        try (Streams load = new Streams(target.endpoint(), count, Script.stream(events, EVERY))) {
            load.awaitBegin();
            CpuClock cpu = new CpuClock(target);
            long before = load.events();
            load.runFor(time);
            Map<Measure, Double> results = new EnumMap<>(Measure.class);
            cpu.put(results, cpuMeasure(), load.events() - before);
            load.awaitEnd();
            putAges(results, load.ages());
            putMemory(results, target);
            return results;
        }
    }

    private Measure cpuMeasure() {
        return count == MANY ? Measure.CPU_PER_EVENT_1000 : Measure.CPU_PER_EVENT_500;
    }

    private void putAges(Map<Measure, Double> results, Latencies ages) {
        boolean many = count == MANY;
        results.put(
                many ? Measure.AGE_P50_1000 : Measure.AGE_P50_500, Micros.of(ages.quantile(0.5)));
        results.put(
                many ? Measure.AGE_P99_1000 : Measure.AGE_P99_500, Micros.of(ages.quantile(0.99)));
    }

    private void putMemory(Map<Measure, Double> results, Target target) throws IOException {
        Optional<ProcessMeter> meter = target.meter();
        if (count == MANY && meter.isPresent()) {
            results.put(Measure.RSS_AFTER_STREAMS, meter.get().rss());
        }
    }
}
