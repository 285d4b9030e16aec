package io.github.claudeproxy.bench;

import io.github.claudeproxy.bench.scenario.Measure;
import io.github.claudeproxy.bench.targets.Direct;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Every value measured, in the order of the rounds. */
final class Results {
    private final Map<Measure, Map<String, List<Double>>> values = new EnumMap<>(Measure.class);
    private final Set<String> targets = new LinkedHashSet<>();

    void add(String target, Map<Measure, Double> measured) {
        targets.add(target);
        measured.forEach((measure, value) -> add(target, measure, value));
    }

    private void add(String target, Measure measure, double value) {
        values.computeIfAbsent(measure, _ -> new LinkedHashMap<>())
                .computeIfAbsent(target, _ -> new ArrayList<>())
                .add(value);
    }

    /** Sets what the proxies add to the latency of the upstream, each round against its own. */
    void addDifferences() {
        differences(Measure.LATENCY_P50, Measure.ADDED_P50);
        differences(Measure.LATENCY_P99, Measure.ADDED_P99);
    }

    private void differences(Measure from, Measure to) {
        List<Double> direct = of(from, Direct.NAME);
        for (String target : targets) {
            List<Double> through = of(from, target);
            for (int i = 0; i < Math.min(direct.size(), through.size()); i++) {
                if (!target.equals(Direct.NAME)) {
                    add(target, to, through.get(i) - direct.get(i));
                }
            }
        }
    }

    Set<String> targets() {
        return targets;
    }

    Set<Measure> measures() {
        return values.keySet();
    }

    Optional<Spread> spread(Measure measure, String target) {
        return Spread.of(of(measure, target));
    }

    /** One target against another, round by round. */
    Optional<Spread> ratio(Measure measure, String target, String against) {
        List<Double> ours = of(measure, target);
        List<Double> theirs = of(measure, against);
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < Math.min(ours.size(), theirs.size()); i++) {
            if (theirs.get(i) > 0) {
                ratios.add(ours.get(i) / theirs.get(i));
            }
        }
        return Spread.of(ratios);
    }

    private List<Double> of(Measure measure, String target) {
        return values.getOrDefault(measure, Map.of()).getOrDefault(target, List.of());
    }
}
