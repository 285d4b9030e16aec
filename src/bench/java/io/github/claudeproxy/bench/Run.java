package io.github.claudeproxy.bench;

import io.github.claudeproxy.bench.scenario.Scenario;
import io.github.claudeproxy.bench.scenario.Scenario.When;
import io.github.claudeproxy.bench.scenario.Scenarios;
import io.github.claudeproxy.bench.targets.Direct;
import io.github.claudeproxy.bench.targets.Target;
import io.github.claudeproxy.bench.targets.UpstreamProcess;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One run of the benchmark: every scenario on every target in turn, round after round. */
final class Run {
    private final boolean full;
    private final int rounds;
    private final Set<String> scenarios;
    private final List<String> names;
    private final Results results = new Results();

    Run(boolean full, int rounds, Set<String> scenarios, List<String> names) {
        this.full = full;
        this.rounds = rounds;
        this.scenarios = scenarios;
        this.names = names;
        names.forEach(name -> results.add(name, Map.of()));
    }

    Results measure() throws IOException {
        try (UpstreamProcess upstream = UpstreamProcess.start();
                Targets targets = Targets.start(names, upstream.port())) {
            List<Scenario> chosen = chosen(upstream);
            measureAll(chosen, When.BEFORE_ALL, targets, 0);
            for (int round = 0; round < rounds; round++) {
                measureAll(chosen, When.EVERY_ROUND, targets, round);
            }
            measureAll(chosen, When.AFTER_ALL, targets, 0);
        }
        results.addDifferences();
        return results;
    }

    private List<Scenario> chosen(UpstreamProcess upstream) {
        List<Scenario> all = full ? Scenarios.full(upstream) : Scenarios.quick(upstream);
        return all.stream().filter(scenario -> isChosen(scenario.name())).toList();
    }

    private boolean isChosen(String scenario) {
        return scenarios.isEmpty()
                || scenarios.contains(scenario)
                || scenario.equals(Scenarios.WARM_UP);
    }

    private void measureAll(List<Scenario> chosen, When when, Targets targets, int round)
            throws IOException {
        for (Scenario scenario : chosen) {
            if (scenario.when() == when) {
                measureOne(scenario, targets, round);
            }
        }
    }

    private void measureOne(Scenario scenario, Targets targets, int round) throws IOException {
        for (Target target : targets.inTurn(round)) {
            if (scenario.measuresDirect() || !target.name().equals(Direct.NAME)) {
                System.err.printf("%d %s %s%n", round + 1, scenario.name(), target.name());
                results.add(target.name(), scenario.measure(target));
            }
        }
    }
}
