package io.github.claudeproxy.proxy;

import io.github.claudeproxy.bench.upstream.Events;
import io.github.claudeproxy.usage.TokenUsage;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The time metering takes for one whole stream of 200 events, arriving one by one or packed. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class SseUsageReaderBenchmark {
    private static final int EVENTS = 200;
    private static final int READ = 16 * 1024;

    private final List<ByteBuffer> oneByOne = new ArrayList<>();
    private final List<ByteBuffer> packed = new ArrayList<>();

    public SseUsageReaderBenchmark() {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        for (int i = 0; i < EVENTS; i++) {
            byte[] event = Events.at(i, EVENTS, 0);
            stream.writeBytes(event);
            oneByOne.add(direct(event, 0, event.length));
        }
        byte[] all = stream.toByteArray();
        for (int at = 0; at < all.length; at += READ) {
            packed.add(direct(all, at, Math.min(READ, all.length - at)));
        }
    }

    private static ByteBuffer direct(byte[] bytes, int from, int length) {
        return ByteBuffer.allocateDirect(length).put(bytes, from, length).flip();
    }

    @Benchmark
    public TokenUsage oneByOne() {
        return read(oneByOne);
    }

    @Benchmark
    public TokenUsage packed() {
        return read(packed);
    }

    private static TokenUsage read(List<ByteBuffer> parts) {
        UsageTally tally = new UsageTally();
        SseUsageReader reader = new SseUsageReader(tally);
        for (ByteBuffer part : parts) {
            reader.accept(part);
        }
        return tally.tokens();
    }
}
