package io.github.claudeproxy.bench.scenario;

import io.github.claudeproxy.bench.load.Leaver;
import io.github.claudeproxy.bench.load.Leaver.Moment;
import io.github.claudeproxy.bench.targets.Target;

import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.DoubleStream;

/** Clients that leave before their answer has ended. */
record Cancels(Leaver.Upstream upstream, int times) implements Scenario {
    @Override
    public String name() {
        return "cancel";
    }

    @Override
    public Map<Measure, Double> measure(Target target) throws IOException {
        Leaver leaver = new Leaver(target.endpoint(), upstream);
        Map<Measure, Double> results = new EnumMap<>(Measure.class);
        double worst = 0;
        for (Moment moment : Moment.values()) {
            double[] millis = new double[times];
            for (int i = 0; i < times; i++) {
                millis[i] = Micros.of(leaver.leave(moment)) / 1000;
            }
            double[] sorted = DoubleStream.of(millis).sorted().toArray();
            results.put(measureOf(moment), sorted[times / 2]);
            worst = Math.max(worst, sorted[times - 1]);
        }
        results.put(Measure.CANCEL_WORST, worst);
        return results;
    }

    private static Measure measureOf(Moment moment) {
        return switch (moment) {
            case STREAMING -> Measure.CANCEL_STREAMING;
            case SILENT -> Measure.CANCEL_SILENT;
            case BEFORE_FIRST_BYTE -> Measure.CANCEL_BEFORE_FIRST_BYTE;
        };
    }
}
