package io.github.claudeproxy.proxy;

import io.github.claudeproxy.http.Metrics;
import io.github.claudeproxy.usage.Outcome;
import io.prometheus.metrics.core.datapoints.CounterDataPoint;
import io.prometheus.metrics.core.metrics.Counter;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** What the forward path counts for {@code /metrics}. Any thread may call it. */
final class ProxyMetrics {
    private final Map<Outcome, CounterDataPoint> calls = new EnumMap<>(Outcome.class);
    private final Counter refusedKeys;
    private final LongAdder running = new LongAdder();

    ProxyMetrics(Metrics metrics) {
        Counter byOutcome =
                metrics.counter("calls", "Calls that have ended, by outcome", "outcome");
        for (Outcome outcome : Outcome.values()) {
            calls.put(outcome, byOutcome.labelValues(outcome.name().toLowerCase(Locale.ROOT)));
        }
        refusedKeys = metrics.counter("refused_keys", "Requests without a valid key");
        metrics.gauge("running_calls", "Calls that run now", running::sum);
    }

    void refusedKey() {
        refusedKeys.inc();
    }

    void started() {
        running.increment();
    }

    void ended(Outcome outcome) {
        running.decrement();
        CounterDataPoint counter = calls.get(outcome);
        if (counter != null) {
            counter.inc();
        }
    }
}
