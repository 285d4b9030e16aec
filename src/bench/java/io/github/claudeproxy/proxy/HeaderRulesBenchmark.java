package io.github.claudeproxy.proxy;

import io.github.claudeproxy.bench.load.Requests;
import io.github.claudeproxy.claude.BenchmarkCredential;
import io.github.claudeproxy.claude.Credential;
import io.github.claudeproxy.upstream.Origin;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HttpString;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import java.net.URI;
import java.util.concurrent.TimeUnit;

/** The time it takes to write the head of an upstream request from the headers of a client. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class HeaderRulesBenchmark {
    private final HttpServerExchange exchange = new HttpServerExchange(null);
    private final Origin origin = Origin.of(URI.create("https://api.anthropic.com"));
    private final Credential credential = BenchmarkCredential.apiKey();
    private final HeadWriter out = new HeadWriter();

    public HeaderRulesBenchmark() {
        exchange.setRequestMethod(new HttpString("POST"));
        exchange.setRequestURI("/v1/messages");
        exchange.setQueryString("beta=true");
        Requests.headers(3000, "cpk_bench", 1024)
                .lines()
                .map(line -> line.split(": ", 2))
                .forEach(h -> exchange.getRequestHeaders().add(new HttpString(h[0]), h[1]));
    }

    @Benchmark
    public int requestHead() {
        HeaderRules.writeRequest(exchange, origin, credential, 1024, out);
        return out.length();
    }
}
