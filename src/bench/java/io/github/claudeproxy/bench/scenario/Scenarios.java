package io.github.claudeproxy.bench.scenario;

import io.github.claudeproxy.bench.targets.UpstreamProcess;

import java.time.Duration;
import java.util.List;

/** The scenarios in the order they are run. */
public final class Scenarios {
    /** The name of the one that is never left out. */
    public static final String WARM_UP = "warm-up";

    private Scenarios() {}

    /** Long enough for numbers to quote. */
    public static List<Scenario> full(UpstreamProcess upstream) {
        return List.of(
                new Idle(seconds(5)),
                new Metering(upstream),
                new WarmUp(200_000),
                new Throughput(seconds(2), seconds(5)),
                new Latency(seconds(1), seconds(8)),
                new ManyStreams(500, seconds(6)),
                Bursts.single(seconds(1), seconds(3)),
                Bursts.packed(seconds(1), seconds(3)),
                new Cancels(upstream, 10),
                new ManyStreams(ManyStreams.MANY, seconds(6)),
                new Uploads(16, 64),
                new Peak());
    }

    /** Long enough to see whether a change helped. */
    public static List<Scenario> quick(UpstreamProcess upstream) {
        return List.of(
                new Idle(seconds(1)),
                new Metering(upstream),
                new WarmUp(80_000),
                new Throughput(millis(300), millis(1500)),
                new Latency(millis(300), millis(1700)),
                Bursts.single(millis(200), millis(800)),
                Bursts.packed(millis(200), millis(800)),
                new Cancels(upstream, 3),
                new ManyStreams(ManyStreams.MANY, seconds(2)),
                new Uploads(16, 32),
                new Peak());
    }

    private static Duration seconds(long seconds) {
        return Duration.ofSeconds(seconds);
    }

    private static Duration millis(long millis) {
        return Duration.ofMillis(millis);
    }
}
