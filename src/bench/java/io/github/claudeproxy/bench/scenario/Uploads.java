package io.github.claudeproxy.bench.scenario;

import io.github.claudeproxy.bench.load.ClosedLoop;
import io.github.claudeproxy.bench.targets.Target;

import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/** Request bodies of 10 MB, several at a time. */
record Uploads(int connections, int count) implements Scenario {
    private static final int SIZE = 10_000_000;
    private static final Duration AT_MOST = Duration.ofSeconds(60);

    @Override
    public String name() {
        return "uploads";
    }

    @Override
    public Map<Measure, Double> measure(Target target) throws IOException {
        try (ClosedLoop load = ClosedLoop.uploads(target.endpoint(), connections, SIZE)) {
            CpuClock cpu = new CpuClock(target);
            load.runAll(count, AT_MOST);
            Map<Measure, Double> results = new EnumMap<>(Measure.class);
            cpu.put(results, Measure.CPU_PER_UPLOAD, load.answers() * 1000);
            if (target.meter().isPresent()) {
                results.put(Measure.RSS_AFTER_UPLOADS, target.meter().get().rss());
            }
            return results;
        }
    }
}
