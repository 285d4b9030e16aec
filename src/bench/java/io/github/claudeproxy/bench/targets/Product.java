package io.github.claudeproxy.bench.targets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.github.claudeproxy.bench.load.Endpoint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The product as it is shipped, set up through its REST interface as a person would. */
public final class Product implements Target {
    public static final String NAME = "product";

    private static final Path JARS = Path.of("target", "app");
    private static final Path OPTIONS = Path.of("packaging", "launcher.options");
    private static final String MAIN = "io.github.claudeproxy.app.Main";
    private static final Duration START = Duration.ofSeconds(30);
    private static final String API_KEY = "{\"api_key\":\"sk-ant-api03-known-to-nobody\"}";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ChildProcess process;
    private final Http http;
    private final String token;
    private final Endpoint endpoint;

    private Product(ChildProcess process, Http http, String token, Endpoint endpoint) {
        this.process = process;
        this.http = http;
        this.token = token;
        this.endpoint = endpoint;
    }

    /** Starts with a new data directory in the folder, registers, connects and makes a key. */
    public static Product start(Path folder, int upstreamPort) throws IOException {
        int port = Ports.free();
        Path home = Files.createTempDirectory(folder.toAbsolutePath(), "product-");
        String upstream = "http://127.0.0.1:" + upstreamPort;
        ChildProcess process =
                ChildProcess.server(
                        command(port, home.resolve("data")),
                        Map.of("CLAUDE_API_BASE_URL", upstream),
                        home,
                        home.resolve("output.txt"));
        Http http = new Http(port);
        http.await("/healthz", START, process);
        String token = register(http);
        http.post("/api/claude/api-key", API_KEY, authorization(token));
        return new Product(process, http, token, new Endpoint(port, generateKey(http, token)));
    }

    private static List<String> command(int port, Path data) {
        return List.of(
                Java.executable(),
                "@" + OPTIONS.toAbsolutePath(),
                "-cp",
                JARS.toAbsolutePath() + "/*",
                MAIN,
                "serve",
                "--host",
                "127.0.0.1",
                "--port",
                Integer.toString(port),
                "--data-dir",
                data.toString());
    }

    private static String register(Http http) throws IOException {
        String owner = "{\"email\":\"owner@example.com\",\"password\":\"correct horse battery\"}";
        return JSON.readTree(http.post("/api/auth/register", owner)).required("token").asText();
    }

    private static String generateKey(Http http, String token) throws IOException {
        String answer =
                http.post("/api/keys/generate", "{\"name\":\"bench\"}", authorization(token));
        return JSON.readTree(answer).required("key").asText();
    }

    private static String[] authorization(String token) {
        return new String[] {"authorization", "Bearer " + token};
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Endpoint endpoint() {
        return endpoint;
    }

    @Override
    public Optional<ProcessMeter> meter() {
        return Optional.of(new ProcessMeter(process.pids()));
    }

    @Override
    public Optional<Bill> metered() throws IOException {
        JsonNode totals =
                JSON.readTree(http.get("/api/usage", authorization(token))).required("totals");
        return Optional.of(
                new Bill(
                        totals.required("requests").asLong(),
                        totals.required("input_tokens").asLong(),
                        totals.required("output_tokens").asLong()));
    }

    @Override
    public void close() {
        http.close();
        process.close();
    }
}
