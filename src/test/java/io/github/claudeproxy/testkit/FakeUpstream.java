package io.github.claudeproxy.testkit;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.util.List;

import javax.net.ssl.SSLContext;

/**
 * Stands for Anthropic on a port of 127.0.0.1: strict about what it is sent, and scripted by the
 * test in what it answers, down to single bytes. At close it fails the test if it was sent what
 * Anthropic must never see. Any thread may call it.
 */
public final class FakeUpstream implements AutoCloseable {
    /** The API key it takes at first. */
    public static final String API_KEY = "sk-ant-api03-test-0123456789abcdef-AA";

    private final String scheme;
    private final String hostName;
    private final FakeOAuth oauth = new FakeOAuth();
    private final Credentials credentials = new Credentials(oauth);
    private final AnthropicService service =
            new AnthropicService(credentials, new OwnAnswers(oauth));
    private final CallLog log = new CallLog();
    private final Listener listener;
    private volatile boolean violationsExpected;

    private FakeUpstream(int port, String hostName, @Nullable SSLContext tls) {
        this.scheme = tls == null ? "http" : "https";
        this.hostName = hostName;
        this.credentials.accept(API_KEY);
        this.listener = Listener.start(port, tls, service, log);
    }

    /** Starts it over plain HTTP on a free port. */
    public static FakeUpstream start() {
        return start(0);
    }

    /** Starts it over plain HTTP on this port. */
    public static FakeUpstream start(int port) {
        return new FakeUpstream(port, "127.0.0.1", null);
    }

    /** Starts it over TLS with this certificate; its URL has the name {@code localhost}. */
    public static FakeUpstream startTls(TestCertificate certificate) {
        return new FakeUpstream(0, "localhost", certificate.serverContext());
    }

    /** Its base URL, without a slash at the end. */
    public URI url() {
        return URI.create(scheme + "://" + hostName + ":" + port());
    }

    /** Its base URL with this path. */
    public String url(String path) {
        return url() + path;
    }

    public int port() {
        return listener.port();
    }

    /** What it answers on a route. */
    public Script on(Route route) {
        return service.script(route);
    }

    /** What it answers to {@code POST /v1/messages}. */
    public Script messages() {
        return on(Route.MESSAGES);
    }

    public FakeOAuth oauth() {
        return oauth;
    }

    /** Takes one more API key. */
    public void acceptApiKey(String key) {
        credentials.accept(key);
    }

    /** Takes this API key no more. */
    public void rejectApiKey(String key) {
        credentials.reject(key);
    }

    /**
     * Takes API keys in {@code Authorization} too, which the official SDKs send; the proxy must
     * not.
     */
    public void acceptApiKeysAsBearer() {
        credentials.acceptApiKeysAsBearer();
    }

    /** Waits at this gate before it reads a request's body. */
    public void holdBodies(StepGate gate) {
        service.holdBodies(gate);
    }

    /** All calls until now, in the order their heads came. */
    public List<Call> calls() {
        return log.calls();
    }

    public List<Call> calls(Route route) {
        return log.calls(route);
    }

    /** Waits for this many calls to the route, at most 10 seconds, and returns them. */
    public List<Call> awaitCalls(Route route, int count) {
        return log.await(route, count);
    }

    /** Waits for the first call to {@code POST /v1/messages}. */
    public Call awaitMessage() {
        return awaitCalls(Route.MESSAGES, 1).getFirst();
    }

    /** The sum of what it bills for the parts of the answers it sent until now. */
    public BilledUsage bill() {
        return calls().stream().map(Call::bill).reduce(BilledUsage.NONE, BilledUsage::plus);
    }

    /** How many connections it has accepted. */
    public int connections() {
        return listener.accepted();
    }

    /** How many connections are open now. */
    public int openConnections() {
        return listener.open();
    }

    /** What it was sent and Anthropic must never see. */
    public List<String> violations() {
        return log.violations();
    }

    public void assertNoViolations() {
        if (!violations().isEmpty()) {
            throw new AssertionError("sent upstream: " + violations());
        }
    }

    /** Lets {@link #close} pass although there are violations. */
    public void expectViolations() {
        violationsExpected = true;
    }

    @Override
    public void close() {
        listener.close();
        if (!violationsExpected) {
            assertNoViolations();
        }
    }
}
