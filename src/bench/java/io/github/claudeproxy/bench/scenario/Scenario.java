package io.github.claudeproxy.bench.scenario;

import io.github.claudeproxy.bench.targets.Target;

import java.io.IOException;
import java.util.Map;

/** One kind of load on one target. */
public interface Scenario {
    /** When in a run it is measured. */
    enum When {
        BEFORE_ALL,
        EVERY_ROUND,
        AFTER_ALL,
    }

    String name();

    default When when() {
        return When.EVERY_ROUND;
    }

    /** Whether it says anything about the upstream without a proxy. */
    default boolean measuresDirect() {
        return false;
    }

    Map<Measure, Double> measure(Target target) throws IOException;
}
