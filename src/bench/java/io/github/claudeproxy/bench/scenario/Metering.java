package io.github.claudeproxy.bench.scenario;

import io.github.claudeproxy.bench.load.ClosedLoop;
import io.github.claudeproxy.bench.targets.Bill;
import io.github.claudeproxy.bench.targets.Target;
import io.github.claudeproxy.bench.targets.UpstreamProcess;
import io.github.claudeproxy.bench.upstream.Script;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Whether a target that meters counts what the upstream bills. */
record Metering(UpstreamProcess upstream) implements Scenario {
    private static final int CALLS = 100;
    private static final int EVENTS = 50;
    private static final Duration AT_MOST = Duration.ofSeconds(10);
    private static final Duration TO_SETTLE = Duration.ofMillis(1500);

    @Override
    public String name() {
        return "metering";
    }

    @Override
    public When when() {
        return When.BEFORE_ALL;
    }

    @Override
    public Map<Measure, Double> measure(Target target) throws IOException {
        Optional<Bill> meteredBefore = target.metered();
        if (meteredBefore.isEmpty()) {
            return Map.of();
        }
        Bill billedBefore = upstream.bill();
        sendCalls(target);
        Pause.of(TO_SETTLE);
        Bill billed = upstream.bill().minus(billedBefore);
        Bill metered = target.metered().orElseThrow().minus(meteredBefore.get());
        return Map.of(Measure.METERED, 1.0 * tokens(metered) / tokens(billed));
    }

    private static long tokens(Bill bill) {
        return bill.inputTokens() + bill.outputTokens();
    }

    private static void sendCalls(Target target) throws IOException {
        try (ClosedLoop load = ClosedLoop.messages(target.endpoint(), 1)) {
            load.runAll(CALLS, AT_MOST);
        }
        Script script = Script.burst(EVENTS, 1);
        try (ClosedLoop load = ClosedLoop.streams(target.endpoint(), 1, script)) {
            load.runAll(CALLS, AT_MOST);
        }
    }
}
