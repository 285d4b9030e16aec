package io.github.claudeproxy.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.claudeproxy.activity.ActivityService;
import io.github.claudeproxy.audit.AuditLog;
import io.github.claudeproxy.claude.ConnectOutcome;
import io.github.claudeproxy.claude.ConnectionService;
import io.github.claudeproxy.config.ClaudeEndpoints;
import io.github.claudeproxy.http.Metrics;
import io.github.claudeproxy.keys.GeneratedKey;
import io.github.claudeproxy.keys.KeyRequest;
import io.github.claudeproxy.keys.KeyService;
import io.github.claudeproxy.limits.LimitService;
import io.github.claudeproxy.limits.Pricing;
import io.github.claudeproxy.secrets.KeyFile;
import io.github.claudeproxy.testkit.FakeOAuth;
import io.github.claudeproxy.testkit.FakeUpstream;
import io.github.claudeproxy.testkit.MovableClock;
import io.github.claudeproxy.testkit.RawHttp;
import io.github.claudeproxy.testkit.RawRequest;
import io.github.claudeproxy.testkit.RawResponse;
import io.github.claudeproxy.testkit.TempDatabase;
import io.github.claudeproxy.upstream.Origin;
import io.github.claudeproxy.upstream.UpstreamClient;
import io.github.claudeproxy.usage.UsageRecorder;
import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.DefaultByteBufferPool;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;

import javax.net.ssl.SSLContext;

/** The forward path on a real listener, between a real socket and the fake upstream. */
final class ProxyFixture implements AutoCloseable {
    static final String ACCOUNT = "acc";

    final FakeUpstream upstream;
    final TempDatabase store = TempDatabase.create();
    final MovableClock clock = new MovableClock();
    final KeyService keys;
    final ConnectionService connections;
    final UsageRecorder recorder;
    final LimitService limits;
    final ActivityService activity = new ActivityService(new AuditLog(store.database(), clock));
    final Undertow server;
    final String key;

    private ProxyFixture(
            FakeUpstream upstream, URI forwardTo, ProxyLimits times, SSLContext trust) {
        this.upstream = upstream;
        keys = KeyService.open(store.database(), clock);
        ClaudeEndpoints endpoints = endpoints(upstream);
        KeyFile keyFile = new KeyFile(store.directory().resolve("secret.key"));
        connections = new ConnectionService(store.database(), keyFile, endpoints, clock);
        recorder = UsageRecorder.open(store.database(), clock);
        limits = LimitService.open(store.database(), keys, recorder, Pricing.USUAL, clock);
        var buffers = new DefaultByteBufferPool(true, 16384, 4096, 128);
        Origin origin = Origin.of(forwardTo);
        UpstreamClient client = new UpstreamClient(origin, trust, Thread::startVirtualThread);
        MessagesHandler handler =
                new MessagesHandler(
                        keys,
                        limits,
                        connections,
                        client,
                        new CallBooks(recorder, activity, new Metrics()),
                        times,
                        clock);
        server =
                Undertow.builder()
                        .addHttpListener(0, "127.0.0.1", handler)
                        .setByteBufferPool(buffers)
                        .setServerOption(UndertowOptions.MAX_ENTITY_SIZE, -1L)
                        .setIoThreads(2)
                        .build();
        server.start();
        GeneratedKey generated = keys.generate(ACCOUNT, KeyRequest.named("Ada"));
        key = generated.secret().value();
    }

    static ProxyFixture start() throws Exception {
        return start(usualLimits());
    }

    static ProxyFixture start(ProxyLimits limits) throws Exception {
        FakeUpstream upstream = FakeUpstream.start();
        return connected(
                new ProxyFixture(upstream, upstream.url(), limits, SSLContext.getDefault()));
    }

    /** Forwards to this address instead, trusting these certificates. */
    static ProxyFixture startForwardingTo(URI forwardTo, SSLContext trust) {
        return connected(new ProxyFixture(FakeUpstream.start(), forwardTo, usualLimits(), trust));
    }

    private static ProxyFixture connected(ProxyFixture fixture) {
        ConnectOutcome outcome = fixture.connections.connectApiKey(ACCOUNT, FakeUpstream.API_KEY);
        assertThat(outcome).isInstanceOf(ConnectOutcome.Connected.class);
        return fixture;
    }

    /** Connected by OAuth; the access token lives for 8 hours by the proxy's clock. */
    static ProxyFixture startWithOAuth() throws Exception {
        FakeUpstream upstream = FakeUpstream.start();
        ProxyFixture fixture =
                new ProxyFixture(upstream, upstream.url(), usualLimits(), SSLContext.getDefault());
        String url = fixture.connections.startLogin(ACCOUNT).url().toString();
        var consent = fixture.upstream.oauth().authorize(url);
        ConnectOutcome outcome =
                fixture.connections.completeLogin(ACCOUNT, consent.code(), consent.state());
        assertThat(outcome).isInstanceOf(ConnectOutcome.Connected.class);
        return fixture;
    }

    static ProxyLimits usualLimits() {
        return ProxyLimits.of(Duration.ofMinutes(10), Duration.ZERO);
    }

    private static ClaudeEndpoints endpoints(FakeUpstream upstream) {
        return new ClaudeEndpoints(
                FakeOAuth.CLIENT_ID,
                URI.create(upstream.url("/oauth/authorize")),
                URI.create(upstream.url("/v1/oauth/token")),
                URI.create("https://platform.claude.com/oauth/code/callback"),
                "user:inference",
                upstream.url());
    }

    URI url() {
        InetSocketAddress address =
                (InetSocketAddress) server.getListenerInfo().getFirst().getAddress();
        return URI.create("http://127.0.0.1:" + address.getPort());
    }

    RawRequest message(boolean stream) {
        return RawRequest.message(key, stream);
    }

    RawResponse call(RawRequest request) throws IOException {
        return RawHttp.call(url(), request);
    }

    RawHttp connect() throws IOException {
        return RawHttp.connect(url());
    }

    /** The rows of the calls so far, once there are so many, each as this SQL expression. */
    List<String> usage(int count, String expression) {
        String sql = "SELECT " + expression + " FROM usage ORDER BY rowid";
        return await().until(() -> rows(sql), rows -> rows.size() >= count);
    }

    private List<String> rows(String sql) {
        recorder.flush();
        return store.database().read(handle -> handle.createQuery(sql).mapTo(String.class).list());
    }

    /** How the calls so far ended, once there are so many: outcome, status, partial; sorted. */
    List<String> outcomes(int count) {
        return usage(
                        count,
                        "outcome || ' ' || status || CASE WHEN partial THEN ' partial' ELSE '' END")
                .stream()
                .sorted()
                .toList();
    }

    @Override
    public void close() {
        server.stop();
        activity.close();
        limits.close();
        connections.close();
        recorder.close();
        keys.close();
        upstream.close();
        store.close();
    }
}
