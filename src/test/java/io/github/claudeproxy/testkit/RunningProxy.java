package io.github.claudeproxy.testkit;

import static org.awaitility.Awaitility.await;

import static java.time.Duration.ofSeconds;

import com.fasterxml.jackson.databind.JsonNode;

import io.github.claudeproxy.app.InProcess;
import io.github.claudeproxy.config.Config;
import io.github.claudeproxy.config.ConfigSources;
import io.github.claudeproxy.config.Setting;
import io.github.claudeproxy.network.ListenException;

import java.io.IOException;
import java.net.URI;
import java.util.EnumMap;
import java.util.Map;

/**
 * The whole product in this process, on a free port, with a directory and a clock of its own,
 * before a fake upstream. For one thread at a time, but the product itself takes calls of any.
 */
public final class RunningProxy implements AutoCloseable {
    public static final String EMAIL = "owner@example.test";
    public static final String PASSWORD = "correct horse battery staple";

    private final FakeUpstream upstream;
    private final TempDirectory directory = TempDirectory.create();
    private final MovableClock clock = new MovableClock();
    private final Config config;
    private InProcess program;
    private ApiClient owner;

    private RunningProxy(FakeUpstream upstream, Map<Setting, String> settings) {
        this.upstream = upstream;
        this.config = config(upstream, directory, settings);
        this.program = start();
        this.owner = ApiClient.anonymous(url());
    }

    /** Starts it as after the installation: nobody has registered. */
    public static RunningProxy fresh(FakeUpstream upstream) {
        return fresh(upstream, Map.of());
    }

    /** As {@link #fresh(FakeUpstream)}, with these settings besides those for the upstream. */
    public static RunningProxy fresh(FakeUpstream upstream, Map<Setting, String> settings) {
        return new RunningProxy(upstream, settings);
    }

    /** Starts it with an owner and the fake's API key connected: a new key is all it takes. */
    public static RunningProxy ready(FakeUpstream upstream) {
        RunningProxy proxy = fresh(upstream);
        proxy.register();
        proxy.connectApiKey();
        return proxy;
    }

    private static Config config(
            FakeUpstream upstream, TempDirectory directory, Map<Setting, String> settings) {
        Map<Setting, String> given = new EnumMap<>(Setting.class);
        given.put(Setting.PORT, "0");
        given.put(Setting.ANNOUNCE, "false");
        given.put(Setting.DATA_DIR, directory.path().resolve("data").toString());
        given.put(Setting.CLAUDE_API_BASE_URL, upstream.url("/"));
        given.put(Setting.CLAUDE_AUTHORIZE_URL, upstream.url("/oauth/authorize"));
        given.put(Setting.CLAUDE_TOKEN_URL, upstream.url("/v1/oauth/token"));
        given.putAll(settings);
        return Config.read(new ConfigSources(given, Map.of(), directory.path()));
    }

    private InProcess start() {
        try {
            return InProcess.start(config, clock);
        } catch (ListenException e) {
            throw new AssertionError(e);
        }
    }

    /** Stops it and starts it again with the same directory, on another port. */
    public void restart() {
        program.close();
        program = start();
        owner = ApiClient.anonymous(url());
        login();
    }

    /** What the product says about itself, for what no call tells. */
    public InProcess program() {
        return program;
    }

    /** The base URL for clients and for the API. */
    public URI url() {
        return program.url();
    }

    public MovableClock clock() {
        return clock;
    }

    /** What it has written to disk, and all else below. */
    public TempDirectory directory() {
        return directory;
    }

    /** The API, as the owner once there is one. */
    public ApiClient api() {
        return owner;
    }

    /** Registers the owner, and is signed in as such from now on. */
    public JsonNode register() {
        return signIn("/api/auth/register");
    }

    /** Signs the owner in. */
    public JsonNode login() {
        return signIn("/api/auth/login");
    }

    private JsonNode signIn(String path) {
        String body = "{'email':'" + EMAIL + "','password':'" + PASSWORD + "'}";
        JsonNode session = ApiClient.anonymous(url()).posted(path, body);
        owner = owner.as(session.path("token").asText());
        return session;
    }

    /** Connects the fake's API key. */
    public JsonNode connectApiKey() {
        return owner.posted("/api/claude/api-key", "{'api_key':'" + FakeUpstream.API_KEY + "'}");
    }

    /** Connects the fake's Claude account: opens the address, consents, pastes the code. */
    public JsonNode connectAccount() {
        JsonNode login = owner.get("/api/claude/connect").json();
        Consent consent = upstream.oauth().authorize(login.path("url").asText());
        return owner.posted(
                "/api/claude/callback",
                "{'code':'" + consent.code() + "','state':'" + consent.state() + "'}");
    }

    /** Makes a key for a teammate of this name and returns all of it. */
    public String newKey(String name) {
        return owner.posted("/api/keys/generate", "{'name':'" + name + "'}").path("key").asText();
    }

    /** Sends a request on a connection of its own and reads all of the answer. */
    public RawResponse call(RawRequest request) throws IOException {
        return RawHttp.call(url(), request);
    }

    /** What {@code GET /metrics} says. */
    public String metrics() {
        return owner.get("/metrics").text();
    }

    /** What {@code GET /api/usage} says in all. */
    public JsonNode totals() {
        return owner.get("/api/usage").json().path("totals");
    }

    /** Waits until this many requests are counted, and says what they used. */
    public BilledUsage awaitUsage(int requests) {
        JsonNode totals =
                await().atMost(ofSeconds(5))
                        .until(this::totals, now -> now.path("requests").asInt() == requests);
        return new BilledUsage(
                totals.path("input_tokens").asLong(),
                totals.path("output_tokens").asLong(),
                totals.path("cache_read_input_tokens").asLong(),
                totals.path("cache_creation_5m_input_tokens").asLong(),
                totals.path("cache_creation_1h_input_tokens").asLong(),
                totals.path("thinking_tokens").asLong(),
                totals.path("web_search_requests").asLong(),
                totals.path("web_fetch_requests").asLong());
    }

    @Override
    public void close() {
        program.close();
        directory.close();
    }
}
