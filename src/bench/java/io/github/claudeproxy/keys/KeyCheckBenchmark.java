package io.github.claudeproxy.keys;

import io.github.claudeproxy.testkit.TempDatabase;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** The time one key check takes among a hundred keys. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class KeyCheckBenchmark {
    private static final int KEYS = 100;
    private static final String ACCOUNT = "account";

    private final TempDatabase temp = TempDatabase.create();
    private final KeyService keys = KeyService.open(temp.database(), Clock.systemUTC());
    private List<String> presented = List.of();
    private int next;

    @Setup
    public void generate() {
        presented =
                IntStream.range(0, KEYS)
                        .mapToObj(i -> keys.generate(ACCOUNT, KeyRequest.named("key " + i)))
                        .map(generated -> generated.secret().value())
                        .toList();
    }

    @TearDown
    public void close() {
        keys.close();
        temp.close();
    }

    @Benchmark
    public KeyDecision accepted() {
        next = (next + 1) % KEYS;
        return keys.check(presented.get(next));
    }

    @Benchmark
    public KeyDecision notOurs() {
        return keys.check("sk-ant-api03-something-else");
    }
}
