package io.github.claudeproxy.limits;

import io.github.claudeproxy.audit.AuditLog;
import io.github.claudeproxy.keys.Key;
import io.github.claudeproxy.keys.KeyRequest;
import io.github.claudeproxy.keys.KeyService;
import io.github.claudeproxy.testkit.TempDatabase;
import io.github.claudeproxy.usage.TokenUsage;
import io.github.claudeproxy.usage.UsageRecorder;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

import java.net.InetAddress;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * The time admission and settlement of one call take, with every limit there is set, while a
 * thousand keys are in use at most. Nothing may grow with the number of keys, least of all what is
 * allocated.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class AdmissionBenchmark {
    private static final int MOST_IN_USE = 1000;
    private static final int MOST_CALLS = 1000;
    private static final String ACCOUNT = "account";
    private static final TokenUsage USED =
            new TokenUsage(100, 100, 0, 0, 0, 0, 0, 0, 0, null, null);

    @Param({"10", "1000", "10000"})
    private int keyCount;

    private final TempDatabase temp = TempDatabase.create();
    private final Ticking clock = new Ticking();
    private final KeyService keys = KeyService.open(temp.database(), clock);
    private final UsageRecorder recorder = UsageRecorder.open(temp.database(), clock);
    private final LimitService limits =
            LimitService.open(temp.database(), keys, recorder, Pricing.USUAL, clock);
    private final InetAddress from = InetAddress.getLoopbackAddress();
    private List<Key> limited = List.of();
    private List<Key> free = List.of();
    private int next;

    @Setup
    public void generate() {
        limited = keys("limited", keyCount);
        free = keys("free", Math.min(keyCount, MOST_IN_USE));
        limits.set(ACCOUNT, limited.stream().map(Key::id).toList(), everything());
    }

    private List<Key> keys(String name, int count) {
        AuditLog together = new AuditLog(temp.database(), clock);
        return together.together(
                () ->
                        IntStream.range(0, count)
                                .mapToObj(i -> KeyRequest.named(name + " " + i))
                                .map(request -> keys.generate(ACCOUNT, request).key())
                                .toList());
    }

    private static KeyLimits everything() {
        return new KeyLimits(
                MOST_CALLS,
                100,
                1_000_000_000_000L,
                new Budget(1_000_000_000_000L, Period.MONTH, 1),
                List.of(new ModelGlob("claude-opus-*"), new ModelGlob("claude-sonnet-*")),
                List.of(Network.parse("10.0.0.0/8"), Network.parse("127.0.0.0/8")),
                null,
                1,
                ZoneOffset.UTC);
    }

    @TearDown
    public void close() {
        limits.close();
        recorder.close();
        keys.close();
        temp.close();
    }

    @Benchmark
    public boolean limitedKey() {
        return call(limited.get(next()));
    }

    @Benchmark
    public boolean freeKey() {
        return call(free.get(next()));
    }

    private int next() {
        next = (next + 1) % free.size();
        return next;
    }

    private boolean call(Key key) {
        clock.tick();
        CallFacts call =
                new CallFacts(
                        key,
                        CallFacts.Kind.MESSAGE,
                        from,
                        clock.millis(),
                        limits.needsFacts(key) ? "claude-sonnet-5-5" : null,
                        64,
                        500);
        if (limits.admit(call, new Nobody()) instanceof Admission.Admitted admitted) {
            admitted.settle("claude-sonnet-5-5", USED);
            return true;
        }
        throw new IllegalStateException("refused, so that nothing was measured");
    }

    /** Goes on with each call, so that nobody reaches the calls per minute, and days pass. */
    private static final class Ticking extends Clock {
        private static final long STEP = 10;

        private long now = Instant.parse("2026-11-23T12:00:00Z").toEpochMilli();

        void tick() {
            now += STEP;
        }

        @Override
        public long millis() {
            return now;
        }

        @Override
        public Instant instant() {
            return Instant.ofEpochMilli(now);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private record Nobody() implements Admission.Waiter {
        @Override
        public void admitted(Admission.Admitted admitted) {}

        @Override
        public void refused(Admission.Refused refused) {}
    }
}
