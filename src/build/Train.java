import io.github.claudeproxy.testkit.FakeUpstream;
import io.github.claudeproxy.testkit.Trust;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Uses the packaged program as its user would, while it writes down what it loads, then looks
 * whether a start takes that from the cache: {@code Train server|desktop CACHE LAUNCHER}. The
 * desktop app shows its window, which needs a display. The upstream is the tests' fake one and the
 * data directory is removed, so nothing leaves this machine and nothing stays. Needs the test
 * classes.
 */
final class Train {
    private static final Pattern URL = Pattern.compile("http://\\S+");
    private static final Pattern HTTPS_URL = Pattern.compile("https://[^\"]+");
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** Nothing tells from outside when a window has drawn itself. */
    private static final Duration DRAWING = Duration.ofSeconds(5);

    private static final String ANN =
            """
            {"email":"ann@example.com","password":"a long pass phrase"}""";
    private static final String PROMPT =
            """
            {"model":"claude-haiku-4-5","max_tokens":64,"stream":%s,\
            "messages":[{"role":"user","content":"Say hello"}]}""";

    private final HttpClient http = HttpClient.newHttpClient();
    private final Path cache;
    private final Path launcher;
    private final Path data;
    private final FakeUpstream upstream;
    private String url = "";

    private Train(Path cache, Path launcher, Path data, FakeUpstream upstream) {
        this.cache = cache;
        this.launcher = launcher;
        this.data = data;
        this.upstream = upstream;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        Path cache = Path.of(args[1]).toAbsolutePath();
        Path launcher = Path.of(args[2]).toAbsolutePath();
        Path data = Files.createTempDirectory("training");
        try (FakeUpstream upstream = FakeUpstream.start(0)) {
            Train train = new Train(cache, launcher, data, upstream);
            switch (args[0]) {
                case "server" -> train.server();
                case "desktop" -> train.desktop();
                default -> throw new IllegalArgumentException("no such product: " + args[0]);
            }
        } finally {
            delete(data);
        }
    }

    private interface Visit {
        void make() throws IOException, InterruptedException;
    }

    private void server() throws IOException, InterruptedException {
        run(List.of("serve"), recording(), () -> use(session("/api/auth/register"), "Ada"));
        run(List.of("serve"), reading(), () -> {});
        stopUnlessCached("io.github.claudeproxy.proxy.MessagesHandler");
    }

    /** Its user has been here before and stayed signed in, as at nearly every start. */
    private void desktop() throws IOException, InterruptedException {
        run(List.of("serve"), "", this::stay);
        run(
                List.of(),
                recording(),
                () -> {
                    use(session("/api/auth/login"), "Grace");
                    Thread.sleep(DRAWING);
                });
        run(List.of(), reading(), () -> Thread.sleep(DRAWING));
        stopUnlessCached("io.github.claudeproxy.ui.MainView");
    }

    private void stay() throws IOException, InterruptedException {
        String session = session("/api/auth/register");
        use(session, "Ada");
        Files.writeString(data.resolve("session"), session);
    }

    private String recording() {
        return quoted("-XX:AOTCacheOutput=" + cache);
    }

    /** The class path and the modules are the launcher's; a cache made for others is refused. */
    private String reading() {
        return quoted("-XX:AOTCache=" + cache)
                + " -XX:AOTMode=on -Xlog:class+load:file=classes.log";
    }

    private static String quoted(String option) {
        return "'" + option + "'";
    }

    private void stopUnlessCached(String type) throws IOException {
        String cached = type + " source: shared objects file";
        if (Files.readAllLines(data.resolve("classes.log")).stream()
                .noneMatch(line -> line.contains(cached))) {
            throw new IllegalStateException(
                    type + " is not in the cache: was it used in training?");
        }
    }

    /** Starts the program, lets it be used, and ends it by ending its input. */
    private void run(List<String> arguments, String javaOptions, Visit visit)
            throws IOException, InterruptedException {
        Files.deleteIfExists(data.resolve("instance"));
        Process program = start(arguments, javaOptions);
        try {
            url = url(program);
            visit.make();
            program.outputWriter().close();
            if (program.waitFor() != 0) {
                throw new IllegalStateException("the program ended with " + program.exitValue());
            }
        } finally {
            program.destroyForcibly();
        }
    }

    private Process start(List<String> arguments, String javaOptions) throws IOException {
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(arguments);
        command.addAll(List.of("--until-input-ends", "--port", "0", "--data-dir", data.toString()));
        ProcessBuilder builder = new ProcessBuilder(command).directory(data.toFile());
        Map<String, String> environment = builder.environment();
        environment.put("HOME", data.toString());
        environment.put("HOST", "127.0.0.1");
        environment.put("HTTPS_PORT", "0");
        environment.put("JAVA_TOOL_OPTIONS", javaOptions);
        environment.put("CLAUDE_API_BASE_URL", upstream.url("/"));
        environment.put("CLAUDE_AUTHORIZE_URL", upstream.url("/oauth/authorize"));
        environment.put("CLAUDE_TOKEN_URL", upstream.url("/v1/oauth/token"));
        return builder.redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** From the note that the program keeps in its data directory while it serves. */
    private String url(Process program) throws IOException, InterruptedException {
        Path note = data.resolve("instance");
        Instant end = Instant.now().plus(PATIENCE);
        while (program.isAlive() && Instant.now().isBefore(end)) {
            if (Files.exists(note)) {
                Matcher found = URL.matcher(Files.readString(note));
                if (found.find()) {
                    return found.group();
                }
            }
            Thread.sleep(50);
        }
        throw new IllegalStateException("the program does not serve");
    }

    private String session(String path) throws IOException, InterruptedException {
        return field(post(path, "", ANN), "token");
    }

    private void use(String token, String teammate) throws IOException, InterruptedException {
        String session = "Bearer " + token;
        post("/api/claude/api-key", session, "{\"api_key\":\"" + FakeUpstream.API_KEY + "\"}");
        String name = "{\"name\":\"" + teammate + "\"}";
        String key = field(post("/api/keys/generate", session, name), "key");
        call(http, url, key);
        callOverHttps(session, key);
        get("/api/usage", session);
        get("/api/keys/list", session);
        get("/api/claude/status", session);
        get("/healthz", session);
    }

    private void call(HttpClient client, String base, String key)
            throws IOException, InterruptedException {
        for (int i = 0; i < 20; i++) {
            for (String stream : List.of("false", "true")) {
                HttpRequest.Builder request = request(base, "/v1/messages", "Bearer " + key);
                send(client, request.POST(BodyPublishers.ofString(PROMPT.formatted(stream))));
            }
        }
    }

    /** As other machines do: by the certificate that the program made, and nothing else. */
    private void callOverHttps(String session, String key)
            throws IOException, InterruptedException {
        Matcher https = HTTPS_URL.matcher(get("/api/network", session));
        if (!https.find()) {
            throw new IllegalStateException("the program does not serve over HTTPS");
        }
        try (HttpClient client =
                HttpClient.newBuilder().sslContext(Trust.in(get("/ca.pem", ""))).build()) {
            call(client, https.group(), key);
        }
    }

    private String post(String path, String authorization, String body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = request(url, path, authorization);
        return send(http, request.POST(BodyPublishers.ofString(body)));
    }

    private String get(String path, String authorization) throws IOException, InterruptedException {
        return send(http, request(url, path, authorization));
    }

    private static HttpRequest.Builder request(String base, String path, String authorization) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base).resolve(path))
                        .header("content-type", "application/json")
                        .header("anthropic-version", "2023-06-01");
        return authorization.isEmpty() ? request : request.header("authorization", authorization);
    }

    private static String send(HttpClient client, HttpRequest.Builder request)
            throws IOException, InterruptedException {
        var response = client.send(request.build(), BodyHandlers.ofString());
        if (response.statusCode() / 100 != 2) {
            throw new IllegalStateException(
                    response.uri().getPath() + ": " + response.statusCode() + response.body());
        }
        return response.body();
    }

    private static String field(String json, String name) {
        Matcher field = Pattern.compile("\"" + name + "\":\"([^\"]+)\"").matcher(json);
        if (!field.find()) {
            throw new IllegalStateException("no " + name + " in the answer");
        }
        return field.group(1);
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
