package io.github.claudeproxy.bench.scenario;

import io.github.claudeproxy.bench.load.ClosedLoop;
import io.github.claudeproxy.bench.targets.ProcessMeter;
import io.github.claudeproxy.bench.targets.Target;
import io.github.claudeproxy.bench.upstream.Script;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;

/**
 * What a target gets before the first round: so many calls, rather than so much time, that a
 * just-in-time compiler has done its work also on a busy machine.
 */
record WarmUp(int calls) implements Scenario {
    private static final int CONNECTIONS = 32;
    private static final int EVENTS = 200;
    private static final int CALLS_PER_STREAM = 40;
    private static final Duration AT_MOST = Duration.ofMinutes(2);
    private static final Duration TO_SETTLE = Duration.ofSeconds(15);
    private static final Duration GLANCE = Duration.ofMillis(300);
    private static final Duration AT_REST = Duration.ofMillis(10);

    @Override
    public String name() {
        return Scenarios.WARM_UP;
    }

    @Override
    public When when() {
        return When.BEFORE_ALL;
    }

    @Override
    public boolean measuresDirect() {
        return true;
    }

    @Override
    public Map<Measure, Double> measure(Target target) throws IOException {
        try (ClosedLoop load = ClosedLoop.messages(target.endpoint(), CONNECTIONS)) {
            load.runAll(calls, AT_MOST);
        }
        Script script = Script.burst(EVENTS, 1);
        try (ClosedLoop load = ClosedLoop.streams(target.endpoint(), CONNECTIONS, script)) {
            load.runAll(calls / CALLS_PER_STREAM, AT_MOST);
        }
        if (target.meter().isPresent()) {
            settle(target.meter().get());
        }
        return Map.of();
    }

    /** Waits until the target rests: its compiler may still be at work. */
    private static void settle(ProcessMeter meter) throws IOException {
        long deadline = System.nanoTime() + TO_SETTLE.toNanos();
        Duration used = TO_SETTLE;
        while (used.compareTo(AT_REST) > 0 && System.nanoTime() - deadline < 0) {
            Duration before = meter.cpu();
            Pause.of(GLANCE);
            used = meter.cpu().minus(before);
        }
    }
}
