package io.github.claudeproxy.bench.scenario;

import io.github.claudeproxy.bench.load.ClosedLoop;
import io.github.claudeproxy.bench.targets.Target;
import io.github.claudeproxy.bench.upstream.Script;

import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/** Streams whose 200 events come as fast as they can be taken, a few streams at a time. */
record Bursts(String name, Measure measure, int gather, Duration warmUp, Duration time)
        implements Scenario {
    private static final int CONNECTIONS = 8;
    private static final int EVENTS = 200;
    private static final int PACKED = 20;

    static Bursts single(Duration warmUp, Duration time) {
        return new Bursts("burst", Measure.CPU_PER_EVENT_BURST, 1, warmUp, time);
    }

    static Bursts packed(Duration warmUp, Duration time) {
        return new Bursts("packed", Measure.CPU_PER_EVENT_PACKED, PACKED, warmUp, time);
    }

    @Override
    public Map<Measure, Double> measure(Target target) throws IOException {
        Script script = Script.burst(EVENTS, gather);
        try (ClosedLoop load = ClosedLoop.streams(target.endpoint(), CONNECTIONS, script)) {
            load.runFor(warmUp);
            CpuClock cpu = new CpuClock(target);
            long before = load.events();
            load.runFor(time);
            Map<Measure, Double> results = new EnumMap<>(Measure.class);
            cpu.put(results, measure, load.events() - before);
            return results;
        }
    }
}
